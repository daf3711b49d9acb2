"""Long aimless talks in search of one rule, which a walk by plan may miss: replies short and long, several acts in one.

Called where a rule was not woken by the survey, before its author is told that nothing wakes it. The same chart and
rule give the same talks on every machine.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from simulator.core.chart import Chart
from simulator.core.engine import make
from simulator.core.events import RuleFired
from simulator.core.moves import Key, Move, moves
from simulator.core.rule import CHECK, Rule
from simulator.core.taxonomy import ACTS, LABELS
from simulator.core.walking import Step, steps

TALKS = 150
"""Talks that are tried for the rules of one chart."""
LONG = 20
"""Replies of one talk."""
LENGTHS = (5, 20, 60)
"""Characters that a reply may have."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """What an aimless trainee says: mostly something good, often what the rules listen for, now and then anything."""

    every: Sequence[Move]
    good: Sequence[Move]
    wanted: Sequence[Move]

    def next(self, chance: Random, kind: bool) -> Move:
        """The next reply; ``kind`` talks hold nothing bad but what the rules listen for."""
        drawn = chance.random()
        if drawn < 0.55:
            move = chance.choice(self.good)
        else:
            move = chance.choice(self.wanted if drawn < 0.75 else self.good if kind else self.every)
        if not move.acts:
            return move
        if chance.random() < 0.4:
            move = replace(move, length=chance.choice(LENGTHS))
        if chance.random() < 0.5:
            other = chance.choice(self.good if chance.random() < 0.5 else self.wanted)
            move = replace(move, acts=(*move.acts, *_others(other, move.acts)))
        return move


def woken(chart: Chart, rules: Collection[str]) -> frozenset[str]:
    """Those of the rules (by id) that such talks wake."""
    buyer, sought = make(chart), set(rules)
    choice = _choice(chart, [rule for rule in chart.rules if rule.id in sought])
    rules_by_id = {rule.id: rule for rule in chart.rules}
    chance = Random(f"{chart.persona} {chart.scenario} {sorted(sought)}")
    for talk in range(TALKS):
        state = buyer.fold(buyer.start(talk))
        for _turn in range(LONG):
            if state.ended or not sought:
                break
            for step in steps(buyer, state, [choice.next(chance, kind=talk % 2 == 0)]):
                sought -= set(_fired(step, rules_by_id))
                state = step.after
    return frozenset(rules) - sought


def _fired(step: Step, rules: Mapping[str, Rule]) -> Iterator[str]:
    """The rules that fire before the reply has moved or offended the buyer, and the checks behind every reply.

    A reply moves the buyer one step at the most, and none after an offence, so that what comes after may fall through
    to a rule which otherwise is never met; that rule is dead to its author all the same.
    """
    over = False
    for event in step.events:
        if isinstance(event, RuleFired):
            rule = rules[event.rule]
            if not over or rule.hears == CHECK:
                yield rule.id
            over = over or rule.spoils or event.to not in (None, event.source)


def _choice(chart: Chart, rules: Sequence[Rule]) -> _Choice:
    every = moves(chart)
    good = [move for move in every if move.acts and all(name in ACTS for name, _topic, _slot in move.acts)]
    words = {word for rule in rules for word in _words(rule)}
    wanted = [move for move in every if any(name in words for name, _topic, _slot in move.acts)]
    wanted += [Move(((word, "", None),)) for word in sorted(words) if word in LABELS]
    return _Choice(every, good or every, wanted or every)


def _words(rule: Rule) -> Iterator[str]:
    """The acts and faults that the rule hears or asks about."""
    yield rule.hears
    for term in rule.guard.terms:
        kind, _dot, name = term.subject.partition(".")
        if kind in ("with", "said"):
            yield name


def _others(move: Move, known: Collection[Key]) -> Iterator[Key]:
    return (key for key in move.acts if key not in known)
