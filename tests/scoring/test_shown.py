"""What is shown adds up to what is shown: rows to their dimension, dimensions to the total, in every golden talk."""

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.cli.marks import PrintedMarks
from simulator.cli.proofs import proofs
from simulator.scoring.card import Scorecard
from simulator.scoring.data import as_data
from simulator.scoring.rounding import rounded
from simulator.scoring.shown import apportioned, as_shown, shown_parts

from .test_same_words import TALKS, marked

NUMBER = r"(\d+(?:\.\d)?)"
TOTAL = re.compile(rf"^\S.*?{NUMBER}.*100")
ADDED = re.compile(rf"^  合计 {NUMBER}$")
DIMENSION = re.compile(rf"^  (?! )(.+) {NUMBER}/{NUMBER}$")
MARK = re.compile(rf"^    [✓·✗] .+ {NUMBER}/{NUMBER}$")
DELTA = re.compile(rf"^        ([+-]{NUMBER}) ")
HEAD = re.compile(rf"^[✓·✗–] .+ {NUMBER}/{NUMBER}[　 ]")


@given(
    st.lists(st.fractions(0, 20, max_denominator=99), min_size=1, max_size=30), st.sampled_from([-3, -1, 0, 1, 4, 30])
)
def test_tenths_add_up_to_what_they_should_and_nothing_stays_nothing(parts: list[Fraction], by: int) -> None:
    whole = max(0, rounded(sum(parts, Fraction(0)) * 10) + by)
    found = apportioned(parts, whole)
    if any(parts):
        assert sum(found) == whole
    assert all(tenths >= 0 and (part or not tenths) for tenths, part in zip(found, parts, strict=True))
    if not by:
        assert all(abs(tenths - part * 10) <= 1 for tenths, part in zip(found, parts, strict=True))


def printed(card: Scorecard) -> list[str]:
    """The lines of the marks, without what to do instead."""
    lines = PrintedMarks(card, ()).lines()
    return lines[: next((place for place, line in enumerate(lines) if line.startswith("合规")), len(lines))]


def adds_up_as_printed(card: Scorecard) -> None:
    lines = printed(card)
    found = TOTAL.match(lines[0])
    assert found is not None
    added = next((Fraction(one[1]) for line in lines if (one := ADDED.match(line))), Fraction(found[1]))
    assert rounded(added) == int(found[1]) == card.total
    points = rows = deltas = most = Fraction(0)
    for line in [*lines, "  end 0/0"]:
        if part := DIMENSION.match(line):
            assert points == rows == deltas, line
            points, most = points + Fraction(part[2]), most + Fraction(part[3])
        elif mark := MARK.match(line):
            rows += Fraction(mark[1])
        elif delta := DELTA.match(line):
            deltas += Fraction(delta[1])
        elif line.startswith("  用了提示"):
            added += Fraction(line.split("-")[1])
            break
    assert points == added
    assert most == 100
    heads = [head for line in proofs(card, ()) if (head := HEAD.match(line))]
    assert sum(Fraction(head[1]) for head in heads) == points
    assert sum(Fraction(head[2]) for head in heads) == most


def adds_up_for_programs(data: dict[str, Any]) -> None:
    def tenths(values: Sequence[dict[str, Any]], *keys: str) -> Fraction:
        found = Fraction(0)
        for value in values:
            shown: Any = value["shown"]
            for key in keys:
                shown = shown[key]
            found += Fraction(shown)
        return found

    hints = Fraction(data["hints"]["shown"]) if data["hints"] else Fraction(0)
    assert tenths(data["dimensions"], "points") + hints == Fraction(data["shown"])
    assert rounded(Fraction(data["shown"])) == data["total"]
    assert rounded(Fraction(data["kpi"]["shown"])) == data["kpi"]["total"]
    for part in data["dimensions"]:
        assert tenths(part["marks"], "points") == Fraction(part["shown"]["points"])
        assert tenths(part["marks"], "out_of") == Fraction(part["shown"]["out_of"])
        for mark in part["marks"]:
            assert tenths(mark["evidence"]) == Fraction(mark["shown"]["points"])
    assert sum(tenths(one["deltas"]) for one in data["per_turn"]) == Fraction(data["shown"])


@pytest.mark.parametrize("path", TALKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_shown_of_a_golden_talk_adds_up_under_its_rubric_and_every_lens(path: Path) -> None:
    for card in marked(path, "as typed"):
        adds_up_as_printed(card)
        adds_up_for_programs(as_data(card))
        shown = as_shown(card)
        assert as_shown(shown) == shown
        assert sum(axis.points for axis in shown.kpi.axes) == shown.kpi.exact
        lost = {mark.check: mark.out_of - mark.points for one in shown.dimensions for mark in one.marks}
        assert all(one.lost == lost[one.mark.check] for one in shown.failed)
        for one, part in zip(shown.dimensions, card.dimensions, strict=True):
            for seen, mark in zip(one.marks, part.marks, strict=True):
                assert abs(seen.points - mark.points) <= Fraction(1, 10)
                assert abs(seen.out_of - mark.out_of) <= Fraction(2, 10)
                assert seen.passed == mark.passed
        kept = shown_parts([one.points for one in card.dimensions], card.exact, card.total)
        assert kept == tuple(one.points for one in shown.dimensions)
