"""The details of a rubric's questions, as values: comparisons, and where and how often a hit must stand."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from simulator.core.acts import SlotKind
from simulator.core.guard import HOLDS, Operator

Role = Literal["trainee", "buyer"]
FIRST, LAST = 1, -1


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparison with a whole number, such as ``>= 2``."""

    operator: Operator
    value: int

    def holds(self, value: int | Fraction) -> bool:
        # HOLDS speaks of whole numbers; multiplying out keeps a fraction exact.
        exact = Fraction(value)
        return HOLDS[self.operator](exact.numerator, self.value * exact.denominator)


ONCE = Bound(">=", 1)


@dataclass(frozen=True, slots=True)
class Near:
    """Where a hit must stand beside the n-th hit of another check or moment."""

    relation: Literal["before", "after", "within"]
    of: str
    hit: int = FIRST
    """1 is the first, 2 the second, -1 the last."""
    turns: int | None = None
    """At most so many turns away; None: any number."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which hits count, and how many replies must hold one."""

    states: tuple[str, ...] = ()
    """The state the buyer was in when the reply came; any where empty."""
    steps: tuple[str, ...] = ()
    """The step of good service that was due when the reply came; any where empty."""
    low: int = 1
    high: int | None = None
    """The first and the last turn that count."""
    moods: tuple[tuple[str, Bound], ...] = ()
    """How the buyer felt when the reply came."""
    along: tuple[str, ...] = ()
    """One of these must be in the same reply."""
    without: tuple[str, ...] = ()
    """None of these may be in the same reply."""
    pick: Literal["all", "first", "last"] = "all"
    near: tuple[Near, ...] = ()
    times: Bound = ONCE
    """In how many different replies; saying it twice in one reply is saying it once."""


ANYWHERE = Place()


@dataclass(frozen=True, slots=True)
class SlotTest:
    kind: SlotKind
    bound: Bound
    """In the unit of `simulator.core.acts.Slot.value`."""
