"""Which words a rule of this conversation may use: what it can hear, which states, moods and subjects exist."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from simulator.authoring.compiling.report import Part
from simulator.core.gauges import ITEM_CLEARED, ITEM_UNRAISED
from simulator.core.guard import HOLDS, Guard, Term
from simulator.core.rule import ANYTHING, CHECK, UNCLEAR
from simulator.core.signals import SIGNALS
from simulator.core.taxonomy import ACTS, LABELS
from simulator.core.turn import SUBJECTS
from simulator.wording import _

HEARABLE = frozenset({*LABELS, *SIGNALS, ANYTHING, UNCLEAR, CHECK})
MOOD_BOUNDS = (0, 9)
"""A persona may narrow them."""
BOUNDS: Mapping[str, tuple[int, int]] = {
    "item": (ITEM_UNRAISED, ITEM_CLEARED),
    "told": (0, 1),
    "need": (0, 1),
    "approval": (0, 3),
    "sure": (0, 100),
}
"""The least and the largest value of subjects that have bounds, by the first word of their names."""
GAUGE_SUBJECTS = ("worth.cut", "worth.gift", "worth.postage", "demand", "adrift", "approval")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ids that exist in one persona × scenario."""

    states: frozenset[str]
    moods: frozenset[str]
    memories: frozenset[str]
    items: frozenset[str]
    """All of the scenario's agenda, also what this persona never brings up."""
    facts: frozenset[str]
    needs: frozenset[str]
    memory_bounds: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def subjects(self) -> frozenset[str]:
        return frozenset(
            {
                *self.moods,
                *self.memories,
                *SUBJECTS,
                *GAUGE_SUBJECTS,
                *(f"item.{name}" for name in self.items),
                *(f"told.{name}" for name in self.facts),
                *(f"need.{name}" for name in self.needs),
                *(f"said.{name}" for name in LABELS),
                *(f"with.{name}" for name in (*LABELS, *SIGNALS)),
            }
        )

    def check_heard(self, word: str, part: Part) -> bool:
        if word in HEARABLE:
            return True
        part.unknown("C002", _("there is no act, fault or signal “{word}”"), word, HEARABLE)
        return False

    def check_acts(self, words: Iterable[str], part: Part) -> None:
        for place, word in enumerate(words):
            if word not in ACTS:
                (part / place).unknown("C002", _("there is no service act “{word}”"), word, ACTS)

    def check_state(self, word: str | None, part: Part) -> bool:
        if word is None or word in self.states:
            return True
        part.unknown("C001", _("there is no state “{word}” in this flow"), word, self.states)
        return False

    def check_feels(self, names: Iterable[str], part: Part) -> None:
        for name in names:
            if name not in self.moods:
                (part / name).unknown("C003", _("there is no mood “{word}”"), name, self.moods, at_key=True)

    def check_memories(self, names: Iterable[str], part: Part) -> None:
        for name in names:
            if name not in self.memories:
                (part / name).unknown("C003", _("the flow keeps no memory “{word}”"), name, self.memories, at_key=True)

    def check_guard(self, guard: Guard, part: Part) -> None:
        known = self.subjects()
        for term in guard.terms:
            if term.subject not in known and not term.subject.startswith("fired."):
                (part / term.subject).unknown(
                    "C005", _("a condition cannot ask about “{word}”"), term.subject, known, at_key=True
                )
            elif (bounds := self._bounds(term.subject)) and not _can_hold(term, bounds):
                words = {"subject": term.subject, "low": bounds[0], "high": bounds[1]}
                (part / term.subject).complain(
                    "C024",
                    _("this condition never holds: “{subject}” goes from {low} to {high}").format(**words),
                    _("Write a number from {low} to {high}.").format(**words),
                )

    def _bounds(self, subject: str) -> tuple[int, int] | None:
        if subject in self.moods:
            return MOOD_BOUNDS
        return self.memory_bounds.get(subject) or BOUNDS.get(subject) or BOUNDS.get(subject.split(".")[0])


def _can_hold(term: Term, bounds: tuple[int, int]) -> bool:
    return any(HOLDS[term.operator](value, term.bound) for value in range(bounds[0], bounds[1] + 1))
