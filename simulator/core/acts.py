"""What a reply was heard to hold: acts, faults, slots and what was blocked.

The ears (``simulator.understanding``) make these values, the engine and the marks read them.
Every value carries the span of the reply *as typed* that proves it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ActKind = Literal["act", "fault"]

SlotKind = Literal["money", "discount", "percent", "duration", "date", "time", "quantity", "order"]
"""What a slot measures; see `Slot.value` for the unit of each."""

BlockedReason = Literal["negated", "quoted", "hypothetical", "reported", "sarcastic", "excluded"]
"""Why words that look like an act or a fault do not count."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` up to ``end`` (exclusive) of the reply as typed."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def meets(self, other: "Span") -> bool:
        """Whether both have a character in common."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies within it, or is the same."""
        return self.start <= other.start and other.end <= self.end

    def between(self, stops: re.Pattern[str], text: str) -> "Span":
        """The stretch of the text around it: from behind the last stop before it up to the first behind it."""
        start = max((stop.end() for stop in stops.finditer(text, 0, self.start)), default=0)
        behind = stops.search(text, self.end)
        return Span(start, behind.start() if behind else len(text))


@dataclass(frozen=True, slots=True)
class Slot:
    """An amount, a time or a number that the reply names."""

    kind: SlotKind
    value: int
    """money: fen (1/100 yuan) · discount: percent of the price still paid (九折 = 90, 八五折 = 85) ·
    percent: hundredths of a percent · duration: seconds · date: days from today (明天 = 1) ·
    time: seconds after midnight · quantity: pieces · order: the digits as a number."""
    span: Span


@dataclass(frozen=True, slots=True)
class Act:
    """One service act or one fault that the reply holds."""

    id: str
    """An id of the taxonomy, such as ``apologise`` or ``contempt``."""
    kind: ActKind
    span: Span
    topic: str | None = None
    """What it is about (``price``, ``logistics``, …), where the words tell."""
    slots: tuple[Slot, ...] = ()
    """The slots in the same clause."""
    sure: float = 1.0
    """How sure the ears are, 0 to 1 in steps of 0.01."""
    why: tuple[Span, ...] = ()
    """The characters that spoke for it most; ``span`` covers its clause or cue."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """Words that matched an act or a fault, and why they do not count."""

    id: str
    reason: BlockedReason
    span: Span
    by: Span | None = None
    """The words that block it, such as the negation."""


@dataclass(frozen=True, slots=True)
class TopicFound:
    """A topic that the reply names, with the words that name it."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heard:
    """All that one reply was heard to hold, in speaking order."""

    acts: tuple[Act, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    slots: tuple[Slot, ...] = ()
    topics: tuple[TopicFound, ...] = ()
    length: int = 0
    """Characters that carry meaning: no white space, punctuation or emoji."""
    cut: int = 0
    """Characters beyond the limit of one reply, which were not read."""

    def services(self) -> Iterator[Act]:
        """The service acts, in speaking order."""
        return (act for act in self.acts if act.kind == "act")

    def faults(self) -> Iterator[Act]:
        """The faults, in speaking order."""
        return (act for act in self.acts if act.kind == "fault")

    @property
    def understood(self) -> bool:
        """Whether anything at all was heard."""
        return bool(self.acts)
