"""The marks of a talk in the words of the debrief."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from simulator.authoring.compiling.rubric import answers_of, rubric_for
from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.core.events import Event
from simulator.practice.case import Case
from simulator.scoring import card
from simulator.scoring.rubric import Axis
from simulator.scoring.score import ScoredCase, rounded, score
from simulator.tui.views.debrief import Advice, AxisRow, DimensionRow, Marks, Verdict
from simulator.tui.views.evidence import Marked
from simulator.wording import N_, _

NONE_FITS: Final = "M010"
AXES: Mapping[Axis, str] = {
    "conversion": N_("Outcome"),
    "attitude": N_("Attitude"),
    "bonus": N_("Bonus"),
}


def marks_of(library: Library, case: Case, events: Sequence[Event]) -> Marks | None:
    """The marks by the rubric that fits the case; None where none fits.

    Raises:
        Problems: a rubric is not as it should be.
    """
    scenario = case.scenario.id
    try:
        rubric = rubric_for(library, scenario)
    except Problems as problems:
        if all(one.code == NONE_FITS for one in problems.diagnostics):
            return None
        raise
    return told(score(ScoredCase(case.buyer.chart, events, answers_of(library, scenario)), rubric))


def told(scorecard: card.Scorecard) -> Marks:
    """A scorecard for people to read."""
    by_turn = {turn: marked(deltas) for turn, deltas in scorecard.per_turn.items()}
    return Marks(
        total=scorecard.total,
        dimensions=tuple(
            DimensionRow(one.name, rounded(one.points), rounded(one.out_of))
            for one in scorecard.dimensions
            if one.out_of
        ),
        kpi=scorecard.kpi.total,
        axes=tuple(
            AxisRow(_(AXES[axis.id]), rounded(axis.points), rounded(axis.out_of)) for axis in scorecard.kpi.axes
        ),
        allowed=_allowed(scorecard),
        whole=by_turn.pop(0, ()),
        by_turn=by_turn,
        advice=tuple(_advice(one) for one in scorecard.failed),
    )


def marked(deltas: Iterable[card.Delta]) -> tuple[Marked, ...]:
    """What one turn earned and cost, one line a check."""
    checks: dict[str, list[card.Delta]] = {}
    for delta in deltas:
        checks.setdefault(delta.check, []).append(delta)
    return tuple(_marked(found) for found in checks.values())


def points(value: Fraction) -> str:
    """Points with their sign, to a tenth: ``+3``, ``-1.5``; empty for none."""
    if not value:
        return ""
    tenths = rounded(abs(value) * 10)
    whole, rest = divmod(tenths, 10)
    sign = "+" if value > 0 else "-"
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def _marked(found: Sequence[card.Delta]) -> Marked:
    total = sum((one.evidence.delta for one in found), Fraction(0))
    spans = tuple(one.evidence.span for one in found if one.evidence.span and one.evidence.role == "trainee")
    # A critical check counts no points; to have hit it is bad.
    return Marked(found[0].name, total > 0, points(total), spans)


def _allowed(scorecard: card.Scorecard) -> Verdict:
    name = _("Was it allowed?")
    if scorecard.verdicts.allowed:
        return Verdict(name, True, _("allowed"))
    words = "、".join(one.mark.name for one in scorecard.breaches)
    safer = tuple(dict.fromkeys(one.text for one in scorecard.breaches if one.text))
    return Verdict(name, False, _("not allowed: {names}").format(names=words), safer)


def _advice(one: card.Advice) -> Advice:
    examples = tuple(answer.text for answer in one.answers)
    return Advice(one.mark.name, one.text, examples, points(-one.lost), one.turns)
