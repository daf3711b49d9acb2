"""The marks of a played talk by the rubric that was asked for or that fits its scenario."""

from collections.abc import Sequence

from simulator.authoring.compiling.fitting import answers_of, find_rubric
from simulator.authoring.library import Library
from simulator.core.events import Event
from simulator.practice.case import Case
from simulator.scoring.card import Scorecard
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import ScoredCase, score

__all__ = ["find_rubric", "fitting_marks", "marks_of"]


def marks_of(library: Library, case: Case, events: Sequence[Event], rubric: Rubric) -> Scorecard:
    """The talk so far, marked; raises `Problems` where the scenario has become unreadable."""
    scenario = case.buyer.chart.scenario
    return score(ScoredCase(case.buyer.chart, events, answers_of(library, scenario)), rubric)


def fitting_marks(library: Library, case: Case, events: Sequence[Event]) -> Scorecard | None:
    """The talk so far, marked by the rubric that fits it; None where none fits. Raises `Problems` where it is wrong."""
    rubric = find_rubric(library, case.scenario.id)
    return marks_of(library, case, events, rubric) if rubric else None
