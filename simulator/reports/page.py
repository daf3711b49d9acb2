"""What a report shows, as words: the values that the page and the plain text are both made of.

Every text in here is safe to show (`simulator.display.shown`); markup is the form's affair.
"""

from dataclasses import dataclass
from typing import Literal

Look = Literal["good", "warn", "bad", ""]

BETWEEN_MOODS, BETWEEN_WORDS = " · ", " / "
"""What stands between moods, and between messages, that are told on one line."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what it is."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Points of a dimension or an axis."""

    name: str
    points: str
    out_of: str
    percent: int


@dataclass(frozen=True, slots=True)
class Verdict:
    name: str
    words: str
    look: Look
    safer: tuple[str, ...] = ()
    """What may be said instead."""


@dataclass(frozen=True, slots=True)
class AttemptRow:
    when: str
    total: str
    result: str
    look: Look
    stars: str
    this: bool


@dataclass(frozen=True, slots=True)
class ResultPart:
    outcome: str
    look: Look
    ending: str
    stars: str
    review: str
    total: str
    """Empty where no rubric fits."""
    rubric: str
    bars: tuple[Bar, ...]
    kpi: str
    axes: tuple[Bar, ...]
    verdicts: tuple[Verdict, ...]
    attempts: tuple[AttemptRow, ...]
    change: str
    """How this attempt compares with the one before; empty for the first."""
    help: str = ""
    """What help there was; empty where there was none."""
    hints: str = ""
    """What hints took off the total, with its sign; empty where none was taken."""
    kpi_hints: str = ""
    """What they took off the KPI, in the same way."""
    added: str = ""
    """What bars and hints add up to; empty where that is the total itself."""
    kpi_added: str = ""
    """What the axes add up to, in the same way."""
    unjudged: str = ""
    """Why some checks earned nothing without having failed; empty where all could be judged."""
    code: str = ""
    """What the sealed result of an exam is quoted by."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a reply, and the numbers of the findings that they prove."""

    text: str
    look: Look = ""
    notes: tuple[int, ...] = ()
    """Findings whose words end here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An act, a fault or something that does not count, as heard in a reply."""

    number: int
    name: str
    look: Look
    words: str
    """The characters that prove it."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class MarkLine:
    points: str
    name: str
    look: Look
    why: str
    """What proves it."""


@dataclass(frozen=True, slots=True)
class MoodMove:
    name: str
    was: int
    now: int
    look: Look


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the talk, or a notice."""

    side: Literal["buyer", "trainee", "notice"]
    name: str
    when: str
    turn: int
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...] = ()
    marks: tuple[MarkLine, ...] = ()
    thoughts: tuple[str, ...] = ()
    """What the buyer thought, after the last message of a turn."""
    moods: tuple[MoodMove, ...] = ()
    told: tuple[str, ...] = ()
    """Hidden facts that came out."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Curve:
    """One mood at the start and after each reply."""

    name: str
    values: tuple[int, ...]
    low: int
    high: int
    good: bool


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One line of both tracks side by side."""

    name: str
    was: str
    would: str
    look: Look = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A better answer with both tracks from there on."""

    text: str
    rows: tuple[TrackRow, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A small change of a reply, and what it does."""

    name: str
    gained: str
    """Checks with their points; empty where it changes moods alone."""
    moods: str
    look: Look
    """Whether the moods are better with it, all together."""


@dataclass(frozen=True, slots=True)
class Point:
    """A turning point."""

    turn: int
    name: str
    said: str
    cost: str
    near: tuple[Near, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ChanceRow:
    turn: str
    best: str
    regret: int
    """0 to 999."""
    given: str
    way: str


AT_LENGTH = 5
"""Advice that is told at length, the dearest first; the rest is named, so that a bad day stays readable."""
UNJUDGED = "–"
"""Stands for the points of checks that could not be judged."""


@dataclass(frozen=True, slots=True)
class AdviceRow:
    name: str
    lost: str
    turns: str
    text: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    name: str
    question: str
    key: bool


@dataclass(frozen=True, slots=True)
class Next:
    skills: tuple[Pair, ...]
    case: str
    why: str
    command: str


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A reply that was taken back, and what the buyer had said to it."""

    turn: str
    said: str
    answer: str
    end: str
    """The end that was taken back with it; empty where the talk went on."""


@dataclass(frozen=True, slots=True)
class LensPart:
    """The talk through a lens."""

    name: str
    total: str
    bars: tuple[Bar, ...]
    hints: str = ""
    """What hints took off this total, with its sign; empty where none was taken."""
    added: str = ""
    """What bars and hints add up to; empty where that is the total itself."""


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    about: tuple[Pair, ...]
    warnings: tuple[str, ...]
    result: ResultPart
    talk: tuple[Message, ...]
    whole: tuple[MarkLine, ...]
    """What the talk as a whole earned or cost; with the marks of the replies it adds up to the total."""
    curves: tuple[Curve, ...]
    points: tuple[Point, ...]
    chances: tuple[ChanceRow, ...]
    asked: tuple[Asked, ...]
    needs: tuple[Pair, ...]
    advice: tuple[AdviceRow, ...]
    next: Next
    digests: tuple[Pair, ...]
    tried: bool
    """Whether the talk could be tried otherwise; else turning points and chances are left out."""
    gone: tuple[GoneRow, ...] = ()
    """What was taken back, in order."""
    lenses: tuple[LensPart, ...] = ()
