"""What a marker finds in the log: hits with the characters that prove them, and notes on what did not count."""

from dataclasses import dataclass
from typing import Literal

from simulator.core.acts import BlockedReason, Span
from simulator.scoring.conditions import Role
from simulator.scoring.record import Reply

Reason = (
    BlockedReason
    | Literal["spoiled", "pile_up", "repeated", "copied", "anybody", "echoed", "not_in_time", "late", "needs"]
)
"""Why something that looks like a hit does not count."""

PROOF = Literal[
    "act",
    "fault",
    "signal",
    "topic",
    "text",
    "slot",
    "time",
    "speed",
    "repeat",
    "silence",
    "state",
    "ending",
    "stars",
    "mood",
    "fact",
    "item",
    "need",
    "offer",
    "approval",
    "count",
    "never",
    "hint",
]

AFTER_ALL = 10**9
"""The position of what comes about at the end of a turn, after all of its words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place of the log that proves something."""

    turn: int
    proof: PROOF
    id: str
    """The act, fault, signal, rule, fact … that proves it."""
    span: Span | None = None
    role: Role = "trainee"
    late: bool = False
    """Whether it came about after the words of its turn."""
    words: Span | None = None
    """The characters that are shown as proof, where they are fewer than those it stands in."""

    @property
    def position(self) -> tuple[int, int]:
        return self.turn, AFTER_ALL if self.late else self.span.start if self.span else 0


@dataclass(frozen=True, slots=True)
class Note:
    """Something near the mark that does not count, and why."""

    turn: int
    id: str
    reason: Reason
    span: Span | None = None
    most: int = 0
    """Seconds that were allowed, where it came later."""


@dataclass(frozen=True, slots=True)
class Part:
    """One atomic yes or no; the hit that decided it comes first."""

    held: bool
    hits: tuple[Hit, ...] = ()
    about: str = ""
    """The fact, item, need, check or moment that it is about, where there are several parts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The parts of an answer; without any, the question does not apply to this conversation."""

    parts: tuple[Part, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def applies(self) -> bool:
        return bool(self.parts)

    @property
    def held(self) -> bool:
        return bool(self.parts) and all(part.held for part in self.parts)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits, in the order of the conversation."""
        every = {hit: None for part in self.parts for hit in part.hits}
        return tuple(sorted(every, key=lambda hit: hit.position))


def answer(held: bool, hits: tuple[Hit, ...] = (), notes: tuple[Note, ...] = ()) -> Finding:
    """A finding of one part."""
    return Finding((Part(held, hits),), notes)


def flawed(reply: Reply, name: str, span: Span | None) -> Note:
    """The note on something good in a reply that earns nothing."""
    assert reply.flaw
    return Note(reply.number, name, reply.flaw, span)


def single(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The first hit of each turn."""
    firsts: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda one: one.position):
        firsts.setdefault(hit.turn, hit)
    return tuple(firsts.values())
