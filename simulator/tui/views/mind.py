"""What practice mode tells of the buyer: the steps of good service, and how much is still on their mind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.core.chart import Chart
from simulator.core.events import Event, RuleFired, SessionStarted
from simulator.core.gauges import ITEM_CLEARED, ITEM_OPEN, Gauges
from simulator.core.state import SessionState, reading

Standing = Literal["done", "due", "ahead", "skipped"]


@dataclass(frozen=True, slots=True)
class StepNow:
    """A step of good service, and how it stands."""

    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Mind:
    """Counts only: what it is, the trainee is to find out."""

    open: int
    """Asked by the buyer and not yet answered."""
    unsaid: int
    """Questions and worries that the buyer has not brought up yet."""
    hidden: int
    """Facts that only a good question brings out."""
    unmet: int
    """Needs that nothing has met yet."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What only practice mode shows of the buyer."""

    steps: tuple[StepNow, ...]
    mind: Mind


def inside(chart: Chart, gauges: Gauges, state: SessionState, events: Iterable[Event]) -> Inside:
    return Inside(steps_of(chart, visited(events), bool(state.ended)), mind_of(chart, gauges, state))


def visited(events: Iterable[Event]) -> list[str]:
    """The states gone through, in order, the present one last."""
    nodes: list[str] = []
    for event in events:
        if isinstance(event, SessionStarted):
            nodes.append(event.start)
        elif isinstance(event, RuleFired) and event.to is not None and (not nodes or event.to != nodes[-1]):
            nodes.append(event.to)
    return nodes


def steps_of(chart: Chart, nodes: Sequence[str], ended: bool) -> tuple[StepNow, ...]:
    """Each step: past once its state was left for a later one, due in the present state; marks tell how it was done."""
    order = [step.id for step in chart.steps]
    taken = [chart.nodes[node].step for node in nodes if chart.nodes[node].step in order]
    present = taken[-1] if taken else ""
    place = order.index(present) if present else -1
    won = ended and bool(nodes) and _won(chart, nodes[-1])
    standings: list[StepNow] = []
    for number, step in enumerate(chart.steps):
        standing: Standing
        if step.id == present and not won:
            standing = "due" if not ended else "ahead"
        elif step.id in taken and (number < place or won):
            standing = "done"
        elif number < place:
            standing = "skipped"
        else:
            standing = "ahead"
        standings.append(StepNow(step.name, standing))
    return tuple(standings)


def mind_of(chart: Chart, gauges: Gauges, state: SessionState) -> Mind:
    items = [reading(gauges, state, f"item.{item.id}") for item in chart.items]
    return Mind(
        open=items.count(ITEM_OPEN),
        unsaid=sum(value not in (ITEM_OPEN, ITEM_CLEARED) for value in items),
        hidden=sum(not reading(gauges, state, f"told.{fact.id}") for fact in chart.facts),
        unmet=sum(
            not reading(gauges, state, f"need.{need.id}")
            for need in chart.needs
            if need.kind in ("basic", "performance", "delighter")
        ),
    )


def _won(chart: Chart, node: str) -> bool:
    ending = chart.nodes[node].ending
    return ending is not None and ending.result == "won"
