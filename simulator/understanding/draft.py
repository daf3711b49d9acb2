"""The working value that the steps of understanding hand on, and what it is made of.

Spans here count characters of the *normalised* text; `resolve.py` turns them into characters as typed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from simulator.core.acts import BlockedReason, Slot, Span, TopicFound
from simulator.understanding.normalise import Normal


@dataclass(frozen=True, slots=True)
class Context:
    """What a reply is heard against; all of it may be empty."""

    buyer: str = ""
    """The buyer's last message."""
    facts: str = ""
    """Facts and policy in free text, such as 满59元包邮；本单45元."""
    earlier: tuple[str, ...] = ()
    """The trainee's earlier replies of this conversation."""
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words of this scenario by topic, beyond those of the lexicon."""
    phrases: tuple[str, ...] = ()
    """The shop's quick phrases; one sent as it stands must fit what the buyer just said."""
    jargon: tuple[str, ...] = ()
    """Words that a buyer of this scenario cannot be expected to know."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two marks of punctuation (or two typed pauses)."""

    start: int
    end: int
    sentence: int
    """Clauses of one sentence share this number."""
    question: bool

    def holds(self, position: int) -> bool:
        return self.start <= position < self.end


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue of the lexicon found in the text."""

    label: str
    """A taxonomy id, or an internal hint such as ``refusal``."""
    span: Span
    sure: float
    clause: int
    """Index into `Draft.clauses` of the clause in which it starts."""
    cue: str
    negatable: bool
    """Whether a negation in front takes the meaning away."""


@dataclass(frozen=True, slots=True)
class Barred:
    """A hit that does not count, with the words that bar it."""

    hit: Hit
    reason: BlockedReason
    by: Span | None = None
    firm: bool = True
    """Whether the words bar what a learnt model believes as well."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a learnt model believes, to be weighed against the cues in `weighing.py`."""

    label: str
    sure: float
    span: Span | None = None
    """The stretch that speaks for it most, or None for the reply as a whole."""
    why: tuple[Span, ...] = ()
    """The words in it that weigh most."""
    over: float = 0.0
    """Log-odds above the label's threshold; negative where the model alone would not give it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One reply on its way from text to meaning."""

    normal: Normal
    context: Context
    buyer: Normal
    clauses: tuple[Clause, ...] = ()
    hits: tuple[Hit, ...] = ()
    barred: tuple[Barred, ...] = ()
    slots: tuple[Slot, ...] = ()
    topics: tuple[TopicFound, ...] = ()
    buyer_topics: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    """What the learnt model believes, or nearly so; at most one a label."""
    judged: bool = False
    """Whether the learnt model has looked at the reply at all."""

    @property
    def text(self) -> str:
        return self.normal.text

    def clause_at(self, position: int) -> int:
        """The index of the clause that holds the position, or of the nearest one before it."""
        found = 0
        for index, clause in enumerate(self.clauses):
            if clause.start > position:
                break
            found = index
        return found

    def labels(self) -> set[str]:
        return {hit.label for hit in self.hits}


Step = Callable[[Draft], Draft]
