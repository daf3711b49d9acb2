"""A rule of the buyer, and the three things it may hear that are no act, fault or signal."""

from dataclasses import dataclass

from simulator.core.guard import ALWAYS, Guard
from simulator.core.origin import Origin

ANYTHING = "anything"
"""Heard, but no rule took it up."""
UNCLEAR = "unclear"
"""Not understood at all; it costs nothing and is logged as a gap."""
CHECK = "always"
"""Checked once at the end of every turn."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What the buyer does on hearing something: *asking hears explain, feels trust +1, says …*."""

    id: str
    hears: str
    """An act, a fault or a signal; or `ANYTHING`, `UNCLEAR`, `CHECK`."""
    sources: tuple[str, ...]
    origin: Origin
    to: str | None = None
    """The state that it leads to; None stays."""
    guard: Guard = ALWAYS
    feels: tuple[tuple[str, int], ...] = ()
    remembers: tuple[tuple[str, int], ...] = ()
    says: str | None = None
    """The key of the lines to choose from; None leaves the answer to others."""
    thought: str = ""
    """What the buyer thinks, shown in the debrief."""
    spoils: bool = False
    """Whether what else the reply holds can no longer move the buyer forward."""
    raises: str | None = None
    """The item of the agenda that this brings up."""
    skips: int = 0
    """Seconds that go by at once when it fires."""
    notice: str = ""
    """What the trainee is told then, such as the news of a parcel."""
