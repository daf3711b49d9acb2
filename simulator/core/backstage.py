"""What happened in a session behind the scenes, of which the buyer knows nothing.

Part of the log like all other events; `simulator.core.events` lists them all, and is where they are imported from.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrillBegun:
    """What came before was told to the trainee and not had with them; their own part begins here."""

    state: str
    """The state that was asked for."""
    turn: int
    """How many replies came before."""
    at: int


@dataclass(frozen=True, slots=True)
class HintTaken:
    """The trainee was helped with the reply that comes next, that of ``turn``."""

    turn: int
    level: int
    """1 says what to do, 2 shows a model answer."""
    cost: int
    """Points of the total that it takes off."""
    text: str
    """What was told."""
    at: int


@dataclass(frozen=True, slots=True)
class Rewound:
    """A reply and all that followed it was taken back; the talk goes on from just before it."""

    turn: int
    """The number of the first reply that no longer counts."""
    at: int
    """The time at which the talk goes on, which may be earlier than that of the event before."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """An exam that had been left, or was cut off, is gone on with."""

    away: int
    """Seconds of real time since its last turn; no clock has counted them."""
    at: int
    clock: str = ""
    """The clock that goes on, ``real`` or ``virtual``; empty where that was not kept."""
    witness: str = ""
    """What the witness beside the file told: ``whole``, ``cut`` or ``gone``; empty where there was none yet."""


@dataclass(frozen=True, slots=True)
class ResultSealed:
    """What the rubric of that day made of an exam; the last event of its log."""

    rubric: str
    """Empty, as all of the marks, where no rubric fits."""
    digest: str
    total: int
    exact: str
    """The total before rounding: a whole number or numerator/denominator."""
    allowed: bool
    at: int
