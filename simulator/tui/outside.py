"""What the app needs from outside and what tests replace: clocks, seeds, and how much time the stage effects take."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from simulator.practice.clocks import WallClock
from simulator.practice.ports import Clock
from simulator.tui.talk import MakeClock


def wall_clock(at: int) -> Clock:
    """A real clock that stands still until the first words are on the screen."""
    clock = WallClock(at)
    clock.pause()
    return clock


@dataclass(frozen=True, slots=True)
class Outside:
    """The defaults are those for a person in front of a screen."""

    make_clock: MakeClock = wall_clock
    make_seed: Callable[[], int] = lambda: secrets.randbelow(1_000_000)
    second: float = 1.0
    """Seconds between two looks at the clock; 0 where nobody looks."""
    typing_pace: float = 1.0
    """How long the buyer seems to type, as a multiple of the usual; 0 shows all at once."""
    warm: bool = True
    """Whether the ears are loaded in the background, so that the first reply is not kept waiting."""
