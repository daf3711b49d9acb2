"""The one door to ``transitions``: a chart's rules as one shared machine without a model.

Triggers are what a rule hears, conditions are the rule's guard. Strings of a trainer never reach
``transitions`` as callbacks or conditions, because it would resolve them by importing (hardening, row 1).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from transitions import EventData, Machine

from simulator.core.chart import Chart
from simulator.core.guard import Term, View
from simulator.core.rule import Rule


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule of the present state that did not fire, and why."""

    rule: Rule
    term: Term
    was: int


@dataclass(slots=True)
class Cursor:
    """What the machine moves: a state and, after a trigger, the rule that fired and those that refused."""

    state: str
    fired: Rule | None = None
    refused: list[Refusal] = field(default_factory=list)


Extra = Callable[[Rule], tuple[Term, ...]]
"""Further terms that the turn lays on a rule, such as one step forward a turn."""


@dataclass(frozen=True, slots=True)
class BuyerMachine:
    """The machine of one chart; it holds no session, so any number of sessions share it."""

    machine: Machine

    def fire(self, state: str, hears: str, view: View, extra: Extra) -> Cursor:
        """Try the rules of ``state`` for ``hears`` in order; the first whose guard holds moves the cursor."""
        cursor = Cursor(state)
        event = self.machine.events.get(hears)
        # Asked for what a state has no rule for, transitions would warn on stderr.
        if event is not None and state in event.transitions:
            event.trigger(cursor, view=view, extra=extra)
        return cursor


def build(chart: Chart) -> BuyerMachine:
    """The machine for a chart. Rules keep their order: the most specific come first."""
    machine = Machine(
        model=None,
        states=[*chart.nodes],
        initial=chart.start,
        auto_transitions=False,
        send_event=True,
        ignore_invalid_triggers=True,
    )
    for rule in chart.rules:
        for source in rule.sources:
            machine.add_transition(rule.hears, source, rule.to, conditions=[_condition(rule)], before=[_note(rule)])
    return BuyerMachine(machine)


def _condition(rule: Rule) -> Callable[[EventData], bool]:
    def holds(event: EventData) -> bool:
        view: View = event.kwargs["view"]
        extra: Extra = event.kwargs["extra"]
        for term in (*extra(rule), *rule.guard.terms):
            if not term.holds(view):
                cursor = cast(Cursor, event.model)
                cursor.refused.append(Refusal(rule, term, view(term.subject)))
                return False
        return True

    return holds


def _note(rule: Rule) -> Callable[[EventData], None]:
    def note(event: EventData) -> None:
        cursor = cast(Cursor, event.model)
        cursor.fired = rule

    return note


TableKey = tuple[str, str]


def table(chart: Chart) -> Mapping[TableKey, tuple[Rule, ...]]:
    """The same rules as a plain table by state and trigger, for walks of millions of steps."""
    rows: dict[TableKey, list[Rule]] = {}
    for rule in chart.rules:
        for source in rule.sources:
            rows.setdefault((source, rule.hears), []).append(rule)
    return {key: tuple(rules) for key, rules in rows.items()}
