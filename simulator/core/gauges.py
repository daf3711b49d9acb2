"""Names and numbers all gauges of a chart: the vector that is the buyer's mind.

Subjects that guards may read:
a mood or memory by its id · ``said.<act>`` turns in which it was heard · ``told.<fact>`` · ``item.<item>`` (0 unraised,
1 open, 2 cleared) · ``need.<need>`` · ``fired.<rule>`` · ``worth.cut``, ``worth.gift``, ``worth.postage``, ``demand`` ·
``adrift`` · ``approval`` (0 none, 1 asked, 2 granted, 3 denied). Derived ones are read by `simulator.core.turn`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.core.chart import Chart, Gauge

SAID_LIMIT = 9
ITEM_UNRAISED, ITEM_OPEN, ITEM_CLEARED = 0, 1, 2
APPROVAL_NONE, APPROVAL_ASKED, APPROVAL_GRANTED, APPROVAL_DENIED = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Gauges:
    """Where each gauge of a chart stands in the vector."""

    all: tuple[Gauge, ...]
    places: Mapping[str, int]
    moods: Mapping[str, int]
    """For each mood 1 where more of it is better, -1 where it is worse."""

    def start(self) -> tuple[int, ...]:
        return tuple(gauge.start for gauge in self.all)


def gauges_of(chart: Chart) -> Gauges:
    """All gauges of the chart, moods first."""
    gauges = [mood.gauge for mood in chart.moods]
    gauges += chart.memories
    gauges += [Gauge(f"item.{item.id}", int(item.opening), ITEM_UNRAISED, ITEM_CLEARED) for item in chart.items]
    if chart.habits.tests_every:
        gauges += [Gauge(f"tested.{item.id}", 0, 0, 1) for item in chart.items]
    gauges += [Gauge(f"told.{fact.id}", 0, 0, 1) for fact in chart.facts]
    gauges += [Gauge(f"need.{need.id}", 0, 0, 1) for need in chart.needs]
    read = {subject for rule in chart.rules for subject in rule.guard.subjects()}
    read |= {subject for item in chart.items for subject in item.guard.subjects()}
    read |= {subject for fact in chart.facts for subject in fact.guard.subjects()}
    for subject in sorted(read):
        if subject.startswith(("said.", "fired.")):
            gauges.append(Gauge(subject, 0, 0, SAID_LIMIT))
    if chart.habits.drifts_every:
        gauges.append(Gauge("adrift", 0, 0, 1))
    if chart.approval:
        gauges.append(Gauge("approval", 0, APPROVAL_NONE, APPROVAL_DENIED))
    if chart.bargain:
        gauges += [
            Gauge("worth.cut", 0, 0, 60),
            Gauge("worth.gift", 0, 0, 1),
            Gauge("worth.postage", 0, 0, 1),
            Gauge("demand", chart.bargain.target, chart.bargain.limit, chart.bargain.target),
        ]
    return Gauges(
        tuple(gauges),
        {gauge.id: place for place, gauge in enumerate(gauges)},
        {mood.id: 1 if mood.good else -1 for mood in chart.moods},
    )
