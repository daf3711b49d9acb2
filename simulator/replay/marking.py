"""The marks of a played talk by the rubric that was asked for or that fits its scenario."""

from collections.abc import Sequence

from simulator.authoring.compiling.fitting import answers_of, rubric_for, rubric_named
from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.core.events import Event
from simulator.practice.case import Case
from simulator.scoring.card import Scorecard
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import ScoredCase, score

NOTHING_FITS = "M010"
"""The code that says so; an author may well write scenarios before rubrics."""


def marks_of(library: Library, case: Case, events: Sequence[Event], rubric: Rubric) -> Scorecard:
    """The talk so far, marked; raises `Problems` where the scenario has become unreadable."""
    scenario = case.buyer.chart.scenario
    return score(ScoredCase(case.buyer.chart, events, answers_of(library, scenario)), rubric)


def find_rubric(library: Library, scenario: str, name: str | None = None) -> Rubric | None:
    """The rubric called ``name``, else the one that fits the scenario; None where none fits.

    Raises:
        Problems: there is no rubric of that name, or it is not as it should be.
    """
    if name is not None:
        return rubric_named(library, scenario, name)
    try:
        return rubric_for(library, scenario)
    except Problems as problems:
        if {one.code for one in problems.diagnostics} == {NOTHING_FITS}:
            return None
        raise
