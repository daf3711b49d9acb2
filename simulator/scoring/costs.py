"""What each reply cost: the one source of it for advice, turning points and drills."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from simulator.core.acts import Span
from simulator.scoring.card import Advice, Scorecard
from simulator.scoring.shown import apportioned, as_shown


@dataclass(frozen=True, slots=True)
class TurnCost:
    """What one reply lost by one check."""

    check: str
    name: str
    lost: Fraction
    """In tenths of a point, as shown; all replies that the advice names share what the check lost."""
    spans: tuple[Span, ...]
    """The characters of the reply that cost it; empty where it is about something else, such as time."""
    plain: bool
    """Whether the reply itself took points away; else it only failed to earn them."""


def turn_costs(card: Scorecard) -> Mapping[int, tuple[TurnCost, ...]]:
    """By turn what the advice that names it says was lost, the most first. What hints cost is no reply's fault."""
    found: dict[int, list[TurnCost]] = {}
    for advice in as_shown(card).failed:
        for turn, lost in _shares(advice).items():
            found.setdefault(turn, []).append(_cost(advice, turn, lost))
    return {turn: tuple(sorted(costs, key=lambda one: -one.lost)) for turn, costs in sorted(found.items())}


def _shares(advice: Advice) -> Mapping[int, Fraction]:
    """What was taken away where it was taken; the rest in equal parts, in whole tenths."""
    taken = {turn: Fraction(0) for turn in advice.turns}
    for one in advice.mark.evidence:
        if one.turn in taken and one.delta < 0:
            taken[one.turn] -= one.delta
    if not any(taken.values()) and taken:
        each = apportioned([advice.lost / len(taken)] * len(taken), int(advice.lost * 10))
        taken = {turn: Fraction(tenths, 10) for turn, tenths in zip(taken, each, strict=True)}
    return {turn: lost for turn, lost in taken.items() if lost}


def _cost(advice: Advice, turn: int, lost: Fraction) -> TurnCost:
    mark = advice.mark
    here = [one for one in mark.evidence if one.turn == turn and one.role == "trainee"]
    spans = [one.span for one in here if one.span and one.delta <= 0]
    spans += [note.span for note in mark.notes if note.turn == turn and note.span]
    return TurnCost(
        mark.check, mark.name, lost, tuple(dict.fromkeys(spans)), any(one.delta < 0 for one in mark.evidence)
    )
