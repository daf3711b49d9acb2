"""Look for a way to a state: a beam of walks, kept by how near they are and how well the buyer feels."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from simulator.core.chart import Chart
from simulator.core.engine import Buyer
from simulator.core.gauges import ITEM_CLEARED
from simulator.core.moves import Move
from simulator.core.rough import rough
from simulator.core.rule import Rule
from simulator.core.state import SessionState, reading
from simulator.core.walking import Path, Step, steps

WIDTH = 5
"""Walks that are kept at each length."""
DEPTH = 18
"""Replies after which a way counts as not found."""
GLAD, SOUR = 2, -2
"""Look for walks that leave the buyer content, or for those that do not."""

STATE_WORTH, ITEM_WORTH, FACT_WORTH, SHORT_WORTH = 60, 14, 8, 3


Visit = Callable[[Path, Step], object]
"""Is shown every walk that is tried, and its last step."""


@dataclass(frozen=True, slots=True)
class Found:
    """A way, and all steps that were tried on the way to it."""

    path: Path | None
    tried: int


def seek(
    buyer: Buyer,
    start: SessionState,
    targets: Collection[str],
    every: Sequence[Move],
    visit: Visit | None = None,
    mood: int = GLAD,
    depth: int = DEPTH,
) -> Found:
    """A way from ``start`` to one of the states in ``targets``; every step tried is shown to ``visit``."""
    far = distances(buyer.chart, targets)
    beam: list[tuple[SessionState, Path]] = [(start, ())]
    tried = 0
    for _length in range(depth):
        ranked: dict[object, tuple[int, int, SessionState, Path]] = {}
        for state, path in beam:
            for step in steps(buyer, state, every):
                tried += 1
                here = (*path, step.move)
                if visit is not None:
                    visit(here, step)
                if step.after.node in targets:
                    return Found(here, tried)
                if step.after.ended or step.after.node not in far:
                    continue
                cost = far[step.after.node] * STATE_WORTH - merit(buyer, step.after, mood)
                key = rough(buyer, step.after)
                if key not in ranked or cost < ranked[key][0]:
                    ranked[key] = (cost, tried, step.after, here)
        best = sorted(ranked.values(), key=lambda one: one[:2])[:WIDTH]
        beam = [(state, path) for _cost, _order, state, path in best]
        if not beam:
            break
    return Found(None, tried)


def distances(chart: Chart, targets: Collection[str]) -> Mapping[str, int]:
    """How many changes of state each state is away from the nearest target, by the rules alone."""
    back: dict[str, set[str]] = {}
    for rule in chart.rules:
        if rule.to is not None and can_hold(chart, rule):
            for source in rule.sources:
                back.setdefault(rule.to, set()).add(source)
    for wait in chart.waits:
        if wait.to is not None:
            for name, node in chart.nodes.items():
                if node.ending is None:
                    back.setdefault(wait.to, set()).add(name)
    far = dict.fromkeys(targets, 0)
    todo = list(targets)
    while todo:
        here = todo.pop(0)
        for source in sorted(back.get(here, ())):
            if source not in far:
                far[source] = far[here] + 1
                todo.append(source)
    return far


def can_hold(chart: Chart, rule: Rule) -> bool:
    """Whether nothing in the chart itself keeps the rule from ever firing."""
    bargains = int(chart.bargain is not None)
    return all(term.subject != "bargains" or term.holds(lambda _subject: bargains) for term in rule.guard.terms)


def merit(buyer: Buyer, state: SessionState, mood: int = GLAD) -> int:
    """How far the buyer's business is, and how they feel: the more, the nearer to a good end."""
    chart, gauges = buyer.chart, buyer.gauges
    worth = sum(ITEM_WORTH for item in chart.items if reading(gauges, state, f"item.{item.id}") == ITEM_CLEARED)
    worth += sum(FACT_WORTH for fact in chart.facts if reading(gauges, state, f"told.{fact.id}"))
    worth += sum(reading(gauges, state, f"need.{need.id}") for need in chart.needs)
    if chart.bargain:
        given = reading(gauges, state, "worth.cut") + chart.bargain.gift * reading(gauges, state, "worth.gift")
        given += chart.bargain.postage * reading(gauges, state, "worth.postage")
        worth -= SHORT_WORTH * max(0, reading(gauges, state, "demand") - given)
    feelings = sum(reading(gauges, state, mood.id) * (1 if mood.good else -1) for mood in chart.moods)
    return worth + mood * feelings
