"""What the talk left open: hidden facts that nobody asked for, and needs that nothing met."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.core.chart import NeedKind
from simulator.core.engine import Buyer
from simulator.core.events import Event, FactTold
from simulator.core.state import SessionState, reading

WANTED: tuple[NeedKind, ...] = ("basic", "performance", "delighter")
"""Needs that are worth meeting, the gravest first."""


@dataclass(frozen=True, slots=True)
class NeverAsked:
    """A hidden fact that stayed hidden."""

    fact: str
    name: str
    question: str
    """A question that finds it."""
    key: bool
    """Whether it is the core of the matter."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A need that nothing met."""

    need: str
    name: str
    kind: NeedKind
    met_by: tuple[str, ...]
    """Acts that would have met it."""


def never_asked(buyer: Buyer, events: Sequence[Event]) -> tuple[NeverAsked, ...]:
    """The facts that never came out, the core of the matter first."""
    told = {event.fact for event in events if isinstance(event, FactTold)}
    hidden = [fact for fact in buyer.chart.facts if fact.id not in told]
    found = [NeverAsked(fact.id, fact.name, fact.question, fact.key) for fact in hidden]
    return tuple(sorted(found, key=lambda one: not one.key))


def unmet(buyer: Buyer, state: SessionState) -> tuple[Unmet, ...]:
    """The needs that stayed unmet, the basic ones first."""
    open_ = [
        need
        for need in buyer.chart.needs
        if need.kind in WANTED and not reading(buyer.gauges, state, f"need.{need.id}")
    ]
    found = [Unmet(need.id, need.name, need.kind, need.met_by) for need in open_]
    return tuple(sorted(found, key=lambda one: WANTED.index(one.kind)))
