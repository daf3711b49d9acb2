"""The words that prove an act are the same on the screen, in the text, on the page, in the marks and for programs."""

import re
from html import unescape

import pytest

from simulator.cli.as_json import heard_data
from simulator.cli.marks import PrintedMarks
from simulator.cli.paper import TextPaper
from simulator.core.acts import Act, Span
from simulator.core.events import TraineeSaid
from simulator.practice.turn import Turn
from simulator.reports.build import build_page
from simulator.reports.gather import Report
from simulator.reports.html import as_html
from simulator.reports.text import as_text
from simulator.scoring.proving import proof_of


def test_the_weightiest_words_with_those_that_overlap_them_are_the_proof() -> None:
    text = "给您补发一个新的，运费我们出"
    act = Act("compensate", "act", Span(0, 14), why=(Span(9, 12), Span(9, 13), Span(0, 3)))
    assert proof_of(act, text).of(text) == "运费我们"
    assert proof_of(Act("compensate", "act", Span(9, 14)), text).of(text) == "运费我们出"
    fault = Act("shift_blame", "fault", Span(0, 14), why=(Span(9, 12),))
    assert proof_of(fault, text).of(text) == "运费我们出"


def live(said: TraineeSaid, capsys: pytest.CaptureFixture[str]) -> str:
    """What the plain terminal tells while the talk goes on."""
    turn = Turn(said.turn, said.at, said.text, said.heard, (), (), (), (), "", "", "", (), False, None)
    TextPaper(inside=True, echo=False).turn(turn)
    return capsys.readouterr().out


def test_every_form_shows_the_same_words_for_an_act(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    page = build_page(report)
    text, html = as_text(page), as_html(page)
    bubbles = dict(re.findall(r'id="reply-(\d+)">.*?<p class="bubble">(.*?)</p>', html, re.DOTALL))
    replies = [event for event in report.stored.events if isinstance(event, TraineeSaid)]
    assert sum(len(said.heard.acts) for said in replies) > 4
    for said in replies:
        findings = next(one.findings for one in page.talk if one.side == "trainee" and one.turn == said.turn)
        told = heard_data(said.heard, said.text)
        programs = {one["id"]: one["proof"]["words"] for one in (*told["acts"], *told["faults"])}
        marked = unescape(re.sub(r"<sup>.*?</sup>|</?mark[^>]*>", "", bubbles[str(said.turn)]))
        underlined = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", bubbles[str(said.turn)]))
        screen = live(said, capsys)
        for act, finding in zip(said.heard.acts, findings, strict=False):
            words = proof_of(act, said.text).of(said.text)
            assert finding.words == words == programs[act.id]
            assert f"{finding.name}“{words}”" in text
            assert f"“{words}”" in screen
            assert words in marked
            assert words in unescape(underlined)


def test_a_mark_for_an_act_is_proved_by_the_very_words_that_the_talk_shows(report: Report) -> None:
    assert report.card is not None
    acts = {
        (event.turn, act.id): proof_of(act, event.text).of(event.text)
        for event in report.stored.events
        if isinstance(event, TraineeSaid)
        for act in event.heard.acts
    }
    printed = PrintedMarks(report.card, report.stored.events)
    found = [
        one
        for part in report.card.dimensions
        for mark in part.marks
        for one in mark.evidence
        if one.proof in ("act", "fault") and (one.turn, one.id) in acts
    ]
    assert found
    assert all(f"“{acts[one.turn or 0, one.id]}”" in printed.evidence(one) for one in found)
