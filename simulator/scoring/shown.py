"""A card as it is shown: every number in tenths, and what is shown adds up to what is shown.

Rows add up to their dimension, dimensions less hints to the exact total, which rounds to the total; so do the axes to
the KPI. Every front end shows `as_shown` of a card and rounds nothing itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from simulator.scoring.card import Delta, DimensionScore, Kpi, Mark, Scorecard, TakenOff
from simulator.scoring.rounding import rounded

TENTH = 10
"""Everything in here that is a whole number counts tenths of a point."""


@dataclass(frozen=True, slots=True)
class _Share:
    """Points in tenths, and out of how many."""

    points: int
    out_of: int


def as_shown(card: Scorecard) -> Scorecard:
    """The same card with tenths for its points; a card that is shown already stays as it is."""
    hints = _hints(card)
    off = sum(hints)
    dimensions = _dimensions(card.dimensions, _sum(card.exact, card.total) + off)
    marks = {mark.check: mark for one in dimensions for mark in one.marks}
    taken = _taken(card.hints, hints) if card.hints else None
    return replace(
        card,
        exact=_points(_sum(card.exact, card.total)),
        dimensions=dimensions,
        kpi=_kpi(card.kpi),
        passed=tuple(marks[mark.check] for mark in card.passed),
        failed=tuple(replace(one, mark=marks[one.mark.check]) for one in card.failed),
        per_turn=_per_turn(card, dimensions, taken),
        hints=taken,
    )


def shown_parts(parts: Sequence[Fraction], exact: Fraction, total: int) -> tuple[Fraction, ...]:
    """The dimensions of a mark that was kept, as its card showed them; what they have over ``exact`` hints took off."""
    off = rounded(TENTH * (sum(parts, Fraction(0)) - exact))
    return tuple(_points(one) for one in apportioned(parts, _sum(exact, total) + off))


def apportioned(parts: Sequence[Fraction], whole: int) -> tuple[int, ...]:
    """The parts in tenths that add up to ``whole`` tenths: the largest remainders are rounded up, of equals the first.

    A part of nothing stays nothing, and none falls below it.
    """
    found = [part.numerator * TENTH // part.denominator for part in parts]
    up = sorted((place for place, part in enumerate(parts) if part), key=lambda one: found[one] - parts[one] * TENTH)
    left = whole - sum(found)
    while left > 0 and up:
        for place in up[:left]:
            found[place] += 1
        left = whole - sum(found)
    while left < 0 and any(found):
        for place in [one for one in reversed(up) if found[one]][:-left]:
            found[place] -= 1
        left = whole - sum(found)
    return tuple(found)


def _sum(exact: Fraction, total: int) -> int:
    """An exact total in tenths that round to ``total``: 87.46 is 87.4, because 87.5 would be 88."""
    found = rounded(exact * TENTH)
    return found if rounded(_points(found)) == total else found - 1


def _points(tenths: int) -> Fraction:
    return Fraction(tenths, TENTH)


def _shares(parts: Sequence[tuple[Fraction, Fraction]], points: int, out_of: int) -> list[_Share]:
    """Points and the most there is for each part: those of full marks are the same, and both add up."""
    got = apportioned([one for one, _most in parts], points)
    full = sum(tenths for tenths, (one, most) in zip(got, parts, strict=True) if one == most)
    rest = apportioned([most - most * (one == most) for one, most in parts], out_of - full)
    shares = [
        _Share(tenths, tenths if one == most else high)
        for tenths, high, (one, most) in zip(got, rest, parts, strict=True)
    ]
    return _no_fuller(shares, [one == most for one, most in parts])


def _no_fuller(shares: list[_Share], full: Sequence[bool]) -> list[_Share]:
    """The shares so that none looks full that is not, as far as another can take its tenth."""
    for place, one in enumerate(shares):
        if full[place] or one.points < one.out_of or not one.points:
            continue
        other = next((at for at, it in enumerate(shares) if it.points and it.out_of - it.points > 1), None)
        if other is not None:
            shares[place] = _Share(one.points - 1, one.out_of)
            shares[other] = replace(shares[other], points=shares[other].points + 1)
    return shares


def _dimensions(dimensions: Sequence[DimensionScore], points: int) -> tuple[DimensionScore, ...]:
    most = rounded(TENTH * sum((one.out_of for one in dimensions), Fraction(0)))
    shares = _shares([(one.points, one.out_of) for one in dimensions], points, most)
    return tuple(_dimension(one, share) for one, share in zip(dimensions, shares, strict=True))


def _dimension(one: DimensionScore, share: _Share) -> DimensionScore:
    shares = _shares([(mark.points, mark.out_of) for mark in one.marks], share.points, share.out_of)
    marks = tuple(_mark(mark, each) for mark, each in zip(one.marks, shares, strict=True))
    return replace(one, points=_points(share.points), out_of=_points(share.out_of), marks=marks)


def _mark(mark: Mark, share: _Share) -> Mark:
    costs = [max(Fraction(0), -one.delta) for one in mark.evidence]
    gains = [max(Fraction(0), one.delta) for one in mark.evidence]
    cost = sum(costs, Fraction(0))
    # What was to be avoided has all its points from the start, so what it cost is what the mark lacks.
    lost = share.out_of - share.points if cost == mark.out_of - mark.points else rounded(TENTH * cost)
    less, more = apportioned(costs, lost if cost else 0), apportioned(gains, share.points + (lost if cost else 0))
    evidence = tuple(
        replace(one, delta=_points(plus - minus)) for one, plus, minus in zip(mark.evidence, more, less, strict=True)
    )
    return replace(mark, points=_points(share.points), out_of=_points(share.out_of), evidence=evidence)


def _kpi(kpi: Kpi) -> Kpi:
    earned = sum((axis.points for axis in kpi.axes), Fraction(0))
    exact = _sum(kpi.exact, kpi.total)
    most = rounded(TENTH * sum((axis.out_of for axis in kpi.axes), Fraction(0)))
    shares = _shares(
        [(axis.points, axis.out_of) for axis in kpi.axes], exact + rounded(TENTH * (earned - kpi.exact)), most
    )
    axes = tuple(
        replace(axis, points=_points(share.points), out_of=_points(share.out_of))
        for axis, share in zip(kpi.axes, shares, strict=True)
    )
    return replace(kpi, exact=_points(exact), axes=axes)


def _hints(card: Scorecard) -> tuple[int, ...]:
    """What each hint took off, in tenths."""
    if card.hints is None:
        return ()
    return apportioned([-one.delta for one in card.hints.evidence], rounded(TENTH * card.hints.points))


def _taken(hints: TakenOff, tenths: Sequence[int]) -> TakenOff:
    evidence = tuple(replace(one, delta=_points(-by)) for one, by in zip(hints.evidence, tenths, strict=True))
    return replace(hints, points=_points(sum(tenths)), evidence=evidence)


def _per_turn(
    card: Scorecard, dimensions: Sequence[DimensionScore], taken: TakenOff | None
) -> Mapping[int, tuple[Delta, ...]]:
    """What earned and cost by turn, in the order of the card; what is too small to be shown is left out."""
    turns: dict[int, list[Delta]] = {turn: [] for turn in card.per_turn}
    for mark in (*(mark for one in dimensions for mark in one.marks), *card.verdicts.breaches):
        for one in mark.evidence:
            if one.delta or not mark.dimension:
                turns.setdefault(one.turn or 0, []).append(Delta(mark.check, mark.name, one))
    for one in taken.evidence if taken else ():
        if one.delta:
            turns.setdefault(one.turn or 0, []).append(Delta(one.id, taken.name if taken else "", one))
    return {turn: tuple(deltas) for turn, deltas in turns.items()}
