"""A buyer in a situation, compiled: the engine's words for what trainers wrote.

``simulator.authoring`` builds a `Chart` from a persona, a scenario, a shop and a flow.
Everything that decides how the buyer behaves is a named, bounded whole number (`Gauge`), so the space is finite.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from simulator.core.guard import ALWAYS, Guard
from simulator.core.known import Known
from simulator.core.origin import Origin
from simulator.core.rule import Rule
from simulator.core.trade import Approval, Bargain, Policy

Result = Literal["won", "partial", "lost"]
NeedKind = Literal["basic", "performance", "delighter", "reverse", "indifferent"]
ItemKind = Literal["question", "worry", "objection", "issue"]


@dataclass(frozen=True, slots=True)
class Gauge:
    """A bounded whole number of the buyer's mind: a mood, a memory, an open question, a told fact."""

    id: str
    start: int
    low: int
    high: int

    def clamp(self, value: int) -> int:
        return max(self.low, min(self.high, value))


@dataclass(frozen=True, slots=True)
class Mood:
    """A gauge that the trainee may see in practice mode."""

    id: str
    name: str
    gauge: Gauge
    good: bool
    """Whether more of it is better (trust, patience) or worse (anger)."""
    up: int = 100
    """What this persona makes of a rise, in percent of what the rule says."""
    down: int = 100

    def felt(self, by: int) -> int:
        """The change ``by`` as this persona feels it, rounded half away from zero."""
        percent = self.up if by > 0 else self.down
        size = (abs(by) * percent + 50) // 100
        return size if by > 0 else -size


@dataclass(frozen=True, slots=True)
class Ending:
    """How a conversation can end."""

    id: str
    name: str
    result: Result
    stars: int
    """The stars of the simulated review before moods move them, 1 to 5."""


@dataclass(frozen=True, slots=True)
class Node:
    """A state of the conversation."""

    id: str
    name: str
    step: str = ""
    """The id of the step of good service that is due here, such as ``soothe``."""
    asks: bool = False
    """Whether the buyer brings up the next open item of the agenda here."""
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of good service in a flow, shown to the trainee."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """Words of the buyer."""

    id: str
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Item:
    """Something on the buyer's mind that stays until a reply addresses it."""

    id: str
    kind: ItemKind
    topic: str
    asks: str
    """Key of the lines that bring it up."""
    again: str
    """Key of the lines that bring it up again after an evasion."""
    cleared: str
    """Key of the lines said when it is cleared; may have no lines."""
    cleared_by: tuple[str, ...]
    origin: Origin
    guard: Guard = ALWAYS
    """What must hold for an answer to count, such as a fact that had to be asked first."""
    must: bool = True
    opening: bool = False
    """Whether the opening words bring it up already."""
    after: str | None = None
    """The item that must be cleared before this one comes up."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that only the buyer knows, until a fitting question brings it out."""

    id: str
    name: str
    topic: str
    tells: str
    """Key of the lines that tell it."""
    asked_by: tuple[str, ...]
    origin: Origin
    guard: Guard = ALWAYS
    key: bool = False
    """Whether it is the core of the matter."""
    question: str = ""
    """A question that finds it, for the debrief."""
    wordings: tuple[str, ...] = ()
    """What the case has any buyer tell; this buyer may have lines of their own for it."""


@dataclass(frozen=True, slots=True)
class Need:
    """A need after Kano: its kind decides what meeting it or missing it does."""

    id: str
    name: str
    kind: NeedKind
    met_by: tuple[str, ...]
    topic: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Wait:
    """What happens when the trainee lets the buyer wait."""

    after: int
    """Seconds of silence."""
    feels: tuple[tuple[str, int], ...]
    says: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Habits:
    """What makes a persona behave differently, beyond its rules."""

    long_reply: int = 120
    """Characters beyond which a reply is `too_long`."""
    questions: int = 3
    """Questions in one reply beyond which they are `too_many_questions`."""
    drifts_every: int = 0
    """The buyer drifts off after so many turns; 0 never."""
    tests_every: int = 0
    """The buyer asks an answered question again after so many turns; 0 never."""
    hurried: int = 60
    """Seconds beyond which a reply is `late`."""
    notices: int = 100
    """How often, in percent, a wrong fact is noticed at once; otherwise a turn or two later."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that one session is played by."""

    persona: str
    scenario: str
    shop: str
    flow: str
    stage: str
    title: str
    start: str
    opening: str
    """Key of the opening lines."""
    steps: tuple[Step, ...]
    nodes: Mapping[str, Node]
    moods: tuple[Mood, ...]
    memories: tuple[Gauge, ...]
    rules: tuple[Rule, ...]
    items: tuple[Item, ...]
    facts: tuple[Fact, ...]
    needs: tuple[Need, ...]
    waits: tuple[Wait, ...]
    lines: Mapping[str, tuple[Line, ...]]
    habits: Habits = field(default_factory=Habits)
    policy: Policy = field(default_factory=Policy)
    approval: Approval | None = None
    bargain: Bargain | None = None
    max_turns: int = 30
    known: Known = field(default_factory=Known)
    digests: Mapping[str, str] = field(default_factory=dict)
    """The digest of each file that it was compiled from."""

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other
