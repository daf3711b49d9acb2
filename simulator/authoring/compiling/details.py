"""The details of a rubric's questions: which hits count, and how many; every complaint at the word it is about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.authoring.compiling.quantities import fen, guard, seconds
from simulator.authoring.compiling.report import Part
from simulator.authoring.diagnostics import quote
from simulator.authoring.models.common import Condition
from simulator.authoring.models.rubric import NearEntry
from simulator.core.guard import Operator
from simulator.core.signals import SIGNALS
from simulator.core.taxonomy import LABELS
from simulator.scoring.conditions import FIRST, LAST, ONCE, Bound, Near, Place, SlotTest
from simulator.wording import _

_COMPARED = re.compile(r"(>=|<=|==|!=|>|<)?\s*(.+)")
_OPERATORS: Mapping[str, Operator] = {">=": ">=", "<=": "<=", ">": ">", "<": "<", "==": "==", "!=": "!="}
_TURNS = re.compile(r"(?P<low>\d{1,2})\s*-\s*(?P<high>\d{1,2})?|>=\s*(?P<least>\d{1,2})|<=\s*(?P<most>\d{1,2})")


@dataclass(frozen=True, slots=True)
class Words:
    """The ids that a rubric may use beside acts, faults and signals."""

    states: frozenset[str]
    steps: frozenset[str]
    endings: frozenset[str]
    moods: frozenset[str]
    names: frozenset[str]
    """Checks and moments of this rubric."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as written: what was given, which of it is the head, and where it stands."""

    given: Mapping[str, Any]
    head: str
    part: Part
    words: Words

    @property
    def value(self) -> Any:
        return self.given[self.head]

    def ids(
        self,
        key: str,
        known: Iterable[str] | None,
        code: str,
        message: str,
        elsewhere: Mapping[str, str] | None = None,
    ) -> tuple[str, ...]:
        """One word or several under the key, each of them known; ``known`` None lets any word pass.

        ``elsewhere`` says how words are written that belong under another key.
        """
        value = self.given.get(key)
        if value is None:
            return ()
        listed = isinstance(value, list)
        found = tuple(value) if listed else (value,)
        choices = None if known is None else frozenset(known)
        for place, word in enumerate(found):
            if choices is None or word in choices:
                continue
            here = self.part / key / place if listed else self.part / key
            if elsewhere and word in elsewhere:
                remedy = _("That is written “{written}”.").format(written=elsewhere[word])
                here.complain(code, message.format(word=quote(word)), remedy)
            else:
                here.unknown(code, message, word, choices)
        return found

    def bound(self, key: str) -> Bound:
        return _bound(self.given[key], key, self.part)

    def required(self, key: str, remedy: str) -> bool:
        if key in self.given:
            return True
        self.part.complain("M001", _("“{head}” needs “{key}” beside it").format(head=self.head, key=key), remedy)
        return False


def _bound(value: Condition, key: str, part: Part) -> Bound:
    terms = guard({key: value}, part).terms
    return Bound(terms[0].operator, terms[0].bound) if terms else ONCE


def place_of(asked: Asked) -> Place:
    given, part, words = asked.given, asked.part, asked.words
    low, high = _turns(given, part)
    heard = frozenset({*LABELS, *SIGNALS})
    return Place(
        states=asked.ids("in_states", words.states, "C001", _("there is no state “{word}” in this flow")),
        steps=asked.ids("in_steps", words.steps, "C008", _("this flow has no step “{word}”")),
        low=low,
        high=high,
        moods=tuple((mood, _mood_bound(mood, value, asked)) for mood, value in given.get("moods", {}).items()),
        along=asked.ids("with", heard, "C002", _("there is no act, fault or signal “{word}”")),
        without=asked.ids("without", heard, "C002", _("there is no act, fault or signal “{word}”")),
        pick=given.get("pick", "all"),
        near=tuple(_near(key, given[key], asked) for key in ("before", "after", "within") if key in given),
        times=asked.bound("times") if "times" in given else ONCE,
    )


def _mood_bound(mood: str, value: Condition, asked: Asked) -> Bound:
    if mood not in asked.words.moods:
        (asked.part / "moods" / mood).unknown(
            "C003", _("there is no mood “{word}”"), mood, asked.words.moods, at_key=True
        )
    return _bound(value, mood, asked.part / "moods")


def _near(relation: Any, entry: str | NearEntry, asked: Asked) -> Near:
    part = asked.part / relation
    if isinstance(entry, str):
        check_name(entry, part, asked.words)
        return Near(relation, entry)
    check_name(entry.check, part / "check", asked.words)
    hit = {"first": FIRST, "last": LAST}[entry.hit] if isinstance(entry.hit, str) else entry.hit
    return Near(relation, entry.check, hit, entry.turns)


def check_name(name: str, part: Part, words: Words) -> None:
    if name not in words.names:
        part.unknown("M003", _("this rubric has no check or moment “{word}”"), name, words.names)


def _turns(given: Mapping[str, Any], part: Part) -> tuple[int, int | None]:
    if "turn" in given:
        if "turns" in given:
            (part / "turns").complain("M002", _("either “turn” or “turns”, not both"), at_key=True)
        return given["turn"], given["turn"]
    value = given.get("turns")
    if value is None:
        return 1, None
    found = _TURNS.fullmatch(str(value).strip())
    if found is None:
        remedy = _("Write for example “2-5”, “>= 2” or “<= 3”; one turn is “turn: 1”.")
        (part / "turns").complain("C004", _("this is no range of turns"), remedy)
        return 1, None
    if found["most"]:
        return 1, int(found["most"])
    return int(found["low"] or found["least"]), int(found["high"]) if found["high"] else None


def slot_of(asked: Asked) -> SlotTest | None:
    kind = asked.given["slot"]
    if not asked.required("is", _("Write for example “slot: discount, is: '>= 90'”.")):
        return None
    written, part = asked.given["is"], asked.part / "is"
    found = _COMPARED.fullmatch(str(written).strip())
    if found is None:
        part.complain("C004", _("this condition cannot be read"))
        return None
    rest = int(found[2]) if found[2].strip().isdecimal() else found[2].strip()
    match kind:
        case "money":
            amount = fen(rest, part)
        case "duration":
            amount = seconds(rest, part)
        case _ if isinstance(rest, int):
            amount = rest * 100 if kind == "percent" else rest
        case _:
            part.complain(
                "C004", _("this condition cannot be read"), _("Write for example “>= 3”, “< 5”, 2, true or false.")
            )
            amount = 0
    return SlotTest(kind, Bound(_OPERATORS[found[1] or "=="], amount))
