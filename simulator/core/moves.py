"""What a trainee could do, without words: the finite set of replies that can make a difference to this buyer."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.core.acts import Act, Heard, Slot, SlotKind, Span
from simulator.core.chart import Chart
from simulator.core.taxonomy import ACTS, FAULTS

NOWHERE = Span(0, 0)
WORDS = 20
"""The length that an abstract reply is taken to have."""

OFFERS = (98, 95, 90, 85, 80, 70)
"""Percents of the price that offers are tried with, beside the lowest that a trainee may name unasked."""

Key = tuple[str, str | None, tuple[str, int] | None]
"""An act's id, its topic, and the kind and value of its slot."""


@dataclass(frozen=True, slots=True)
class Move:
    """One abstract reply, or a silence of so many seconds."""

    acts: tuple[Key, ...] = ()
    silence: int = 0
    length: int = WORDS

    def heard(self) -> Heard:
        return Heard(acts=tuple(_act(key) for key in self.acts), length=self.length)

    def __str__(self) -> str:
        if self.silence:
            return f"@{self.silence}"
        return " + ".join(name + (f"({topic})" if topic else "") for name, topic, _slot in self.acts)


def _act(key: Key) -> Act:
    name, topic, slot = key
    slots = (Slot(_kind(slot[0]), slot[1], NOWHERE),) if slot else ()
    return Act(name, "act" if name in ACTS else "fault", NOWHERE, topic, slots)


def _kind(name: str) -> SlotKind:
    return "discount" if name == "discount" else "money"


def moves(chart: Chart) -> tuple[Move, ...]:
    """Every move that a rule, an item, a fact, a need or a bargain of the chart can tell from others."""
    return tuple(dict.fromkeys(_all(chart)))


def _all(chart: Chart) -> Iterator[Move]:
    heard = {rule.hears for rule in chart.rules}
    singles: dict[Key, None] = {}
    for name in sorted(heard & set(ACTS)):
        singles[(name, "", None)] = None
    for item in chart.items:
        for name in item.cleared_by:
            singles[(name, item.topic, None)] = None
    for fact in chart.facts:
        for name in fact.asked_by:
            singles[(name, fact.topic, None)] = None
    for need in chart.needs:
        for name in need.met_by:
            singles[(name, need.topic or "", None)] = None
    if chart.bargain:
        for percent in sorted({*OFFERS, chart.policy.discount} - {0, 100}, reverse=True):
            if percent >= chart.policy.discount or chart.approval:
                singles[("compensate", "discount", ("discount", percent))] = None
        singles[("compensate", "gift", None)] = None
        singles[("compensate", "logistics", None)] = None
    for key in singles:
        yield Move((key,))
    for rule in chart.rules:
        for term in rule.guard.terms:
            if term.subject == "length" and rule.hears in ACTS:
                yield Move(
                    ((rule.hears, "", None),), length=max(1, term.bound + (term.operator in (">", ">=")) * 2 - 1)
                )
            if term.subject == "amount" and rule.hears in ACTS:
                yield Move(((rule.hears, "", ("money", term.bound + 100)),))
            other = term.subject.removeprefix("with.")
            if term.subject != other and other in ACTS and rule.hears in ACTS:
                yield Move(((rule.hears, "", None), (other, "", None)))
    for name in sorted(heard & set(FAULTS)):
        yield Move(((name, "", None),))
    yield Move(())
    for wait in chart.waits:
        yield Move(silence=wait.after + 1)
    if chart.approval:
        yield Move(silence=chart.approval.seconds + 1)


def soothing(chart: Chart) -> tuple[Move, ...]:
    """Pairs of a warm act with each act that carries something, as a good reply joins them."""
    warm: tuple[Key, ...] = (("empathise", "", None), ("apologise", "", None))
    return tuple(
        Move((first, *move.acts))
        for move in moves(chart)
        if len(move.acts) == 1 and move.acts[0][0] in ACTS
        for first in warm
        if first[0] != move.acts[0][0]
    )
