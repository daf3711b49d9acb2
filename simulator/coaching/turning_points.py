"""The two or three replies that cost most, each with the smallest change and the better answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from simulator.coaching.best_path import Chance
from simulator.coaching.heed import Heed, unheeded
from simulator.coaching.model_answers import Better, Ears, better_answers
from simulator.coaching.near_miss import NearMiss, Softer, softer
from simulator.coaching.recorded import Recorded
from simulator.core.state import reading
from simulator.scoring.card import Scorecard
from simulator.scoring.costs import TurnCost, turn_costs

MOST = 3
"""Turning points that are shown."""
REGRET_SHARE = 10
"""So much regret counts as one point of the marks."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one reply cost."""

    turn: int
    marks: Fraction
    """Points of the total that it lost by the advice that names it, in tenths as shown."""
    moods: int
    """How far the buyer's moods went for the worse, all together."""
    regret: int
    near: Fraction = Fraction(0)
    """Points that a small change of it would have earned besides."""

    @property
    def weight(self) -> Fraction:
        """All of it as one number, to find the replies that cost most."""
        return self.marks + self.near + self.moods + Fraction(self.regret, REGRET_SHARE)


@dataclass(frozen=True, slots=True)
class TurningPoint:
    cost: Cost
    near_misses: tuple[NearMiss, ...]
    """Of this reply, the one that gains most first."""
    softer: Softer | None
    """Where no check was near: the small change that the buyer would have felt most."""
    better: tuple[Better, ...]

    @property
    def turn(self) -> int:
        return self.cost.turn


def turning_points(
    recorded: Recorded,
    card: Scorecard | None,
    misses: Sequence[NearMiss],
    chances: Sequence[Chance],
    ears: Ears,
    most: int = MOST,
    heed: Heed = unheeded,
) -> tuple[TurningPoint, ...]:
    """The replies that cost most, in the order of the talk; fewer than ``most`` where fewer cost anything.

    One that broke a rule comes before any that only cost points.
    """
    broke = _broke(card)
    costs = sorted(
        costs_of(recorded, card, misses, chances), key=lambda cost: (cost.turn not in broke, -cost.weight, cost.turn)
    )
    worst = [cost for cost in costs[:most] if cost.weight > 0 or cost.turn in broke]
    worst.sort(key=lambda cost: cost.turn)
    points: list[TurningPoint] = []
    for cost in worst:
        near = tuple(sorted((miss for miss in misses if miss.turn == cost.turn), key=lambda miss: -miss.gained))
        shown = {part for point in points for better in point.better for part in better.parts}
        better = better_answers(recorded, cost.turn, ears, but=shown, heed=heed) or better_answers(
            recorded, cost.turn, ears, heed=heed
        )
        points.append(TurningPoint(cost, near, None if near else softer(recorded, cost.turn), better))
    return tuple(points)


def _broke(card: Scorecard | None) -> frozenset[int]:
    """The turns in which a rule was broken."""
    breaches = card.verdicts.breaches if card else ()
    return frozenset(one.turn for mark in breaches for one in mark.evidence if one.turn is not None)


def costs_of(
    recorded: Recorded, card: Scorecard | None, misses: Sequence[NearMiss], chances: Sequence[Chance]
) -> tuple[Cost, ...]:
    """What each reply cost, in the order of the talk."""
    costs = turn_costs(card) if card else {}
    lost = {turn: sum((one.lost for one in found), Fraction(0)) for turn, found in costs.items()}
    near = _near(costs, misses)
    regrets = {chance.turn: chance.regret for chance in chances if not chance.broke_off}
    return tuple(
        Cost(
            turn,
            lost.get(turn, Fraction(0)),
            _soured(recorded, turn),
            regrets.get(turn, 0),
            near.get(turn, Fraction(0)),
        )
        for turn in recorded.moments
    )


def _near(costs: Mapping[int, Sequence[TurnCost]], misses: Sequence[NearMiss]) -> Mapping[int, Fraction]:
    """What small changes would have earned by turn, each check once, apart from those that cost points there."""
    gains: dict[tuple[int, str], Fraction] = {}
    for miss in misses:
        if miss.check not in {one.check for one in costs.get(miss.turn, ())}:
            key = (miss.turn, miss.check)
            gains[key] = max(gains.get(key, Fraction(0)), miss.gained)
    near: dict[int, Fraction] = {}
    for (turn, _check), by in gains.items():
        near[turn] = near.get(turn, Fraction(0)) + by
    return near


def _soured(recorded: Recorded, turn: int) -> int:
    """How many steps the moods went for the worse in that turn, those for the better taken off."""
    before, after = recorded.moments[turn].state, recorded.stands[turn].moods
    gauges = recorded.buyer.gauges
    shifts = (
        (reading(gauges, before, mood.id) - after[mood.id]) * (1 if mood.good else -1)
        for mood in recorded.buyer.chart.moods
    )
    return max(0, sum(shifts))
