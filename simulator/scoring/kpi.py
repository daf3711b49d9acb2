"""The marks by the axes of an agent's KPI: conversion or resolution 40, attitude 40, bonus 20.

The same marks as those of the dimensions, weighed again; nothing is asked of the log a second time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from simulator.scoring.card import Advice, AxisScore, DimensionScore, Kpi, Mark, Scorecard
from simulator.scoring.marking import scaled
from simulator.scoring.rounding import rounded
from simulator.scoring.rubric import KPI_WEIGHTS, Axis, Rubric

HUNDRED = 100


def kpi_of(rubric: Rubric, dimensions: Sequence[DimensionScore]) -> Kpi:
    """The dimensions regrouped; within an axis each counts by its share of the total."""
    parts = _parts(rubric, dimensions)
    weights = sum(KPI_WEIGHTS[axis] for axis, found in parts.items() if found)
    axes = []
    for axis, found in parts.items():
        out_of = Fraction(HUNDRED * KPI_WEIGHTS[axis], weights) if found else Fraction(0)
        asked = sum((one.out_of for one in found), Fraction(0))
        got = sum((one.points for one in found), Fraction(0))
        axes.append(AxisScore(axis, KPI_WEIGHTS[axis], out_of * got / asked if asked else Fraction(0), out_of))
    exact = sum((axis.points for axis in axes), Fraction(0))
    return Kpi(rounded(exact), exact, tuple(axes))


def by_axes(card: Scorecard, rubric: Rubric) -> Scorecard:
    """The card with the axes in place of the dimensions: its total is the KPI's, and the deltas add up to that."""
    parts = _parts(rubric, card.dimensions)
    shown = []
    for axis in card.kpi.axes:
        found = parts[axis.id]
        asked = sum((one.out_of for one in found), Fraction(0))
        by = axis.out_of / asked if asked else Fraction(0)
        regrouped = tuple(replace(scaled(mark, by), dimension=axis.id) for one in found for mark in one.marks)
        shown.append(DimensionScore(axis.id, rubric.axes[axis.id], axis.points, axis.out_of, regrouped))
    marks = [mark for one in shown for mark in one.marks]
    advised = {one.mark.check: one for one in card.failed}
    failed = [_again(advised[mark.check], mark) for mark in marks if mark.failed]
    return replace(
        card,
        total=card.kpi.total,
        exact=card.kpi.exact,
        dimensions=tuple(shown),
        passed=tuple(mark for mark in marks if mark.passed),
        failed=tuple(sorted(failed, key=lambda one: -one.lost)),
    )


def _parts(rubric: Rubric, dimensions: Sequence[DimensionScore]) -> Mapping[Axis, list[DimensionScore]]:
    """The dimensions of each axis, as far as they could be asked."""
    by_id = {one.id: one for one in dimensions}
    return {axis: [by_id[name] for name in rubric.kpi.get(axis, ()) if by_id[name].out_of] for axis in KPI_WEIGHTS}


def _again(advice: Advice, mark: Mark) -> Advice:
    return replace(advice, mark=mark)
