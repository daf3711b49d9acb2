"""A rule that only a long, a short or a joined reply wakes is not called dead; one that nothing wakes is."""

from pathlib import Path

import pytest

from simulator.authoring.checking import check_library
from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.library import Library, Root
from simulator.authoring.rambling import woken
from tests.authoring.overlaid import library_folder

ASKED = (
    "agenda: [{id: fix, kind: issue, topic: quality, asks: [那杯子怎么办？], again: [杯子呢？], "
    "cleared_by: [offer_fix, explain], must: false}]\n"
)
RULES = {
    "short": "{hears: answered, if: {length: '<= 8'}, says: fine}",
    "long": "{hears: answered, if: {length: '>= 50'}, says: fine}",
    "joined": "{hears: answered, if: {with.explain: true, with.thank: true}, says: fine}",
    "angry": "{hears: thank, if: {anger: '>= 7', trust: '>= 9'}, says: fine}",
}


def library(folder: Path, rule: str) -> Library:
    root = library_folder(folder, "scenario", ASKED + f"anywhere: [{rule}]")
    return Library([Root(root, "library")])


def codes(found: Library) -> list[str]:
    return [one.code for one in check_library(found, None).diagnostics]


@pytest.mark.parametrize("kind", ["short", "long", "joined"])
def test_a_reply_of_another_length_or_of_two_acts_wakes_its_rule(tmp_path: Path, kind: str) -> None:
    assert "V002" not in codes(library(tmp_path, RULES[kind]))


def test_a_rule_that_no_talk_wakes_is_still_told(tmp_path: Path) -> None:
    assert "V002" in codes(library(tmp_path, RULES["angry"]))


def test_the_same_talks_are_tried_every_time(tmp_path: Path) -> None:
    chart = compile_chart(library(tmp_path, RULES["joined"]), "buyer", "case").chart
    ids = [rule.id for rule in chart.rules]
    assert woken(chart, ids) == woken(chart, ids)
    assert woken(chart, ["nobody"]) == frozenset()


def test_a_rule_for_answers_that_no_case_asks_for_is_not_called_dead(tmp_path: Path) -> None:
    """A flow is written for cases to come too."""
    rule = "anywhere: [{hears: reassure, if: {answering: 1}, says: fine}]"
    root = library_folder(tmp_path, "persona", rule)
    assert "V002" not in codes(Library([Root(root, "library")]))
