"""What a sealed result is quoted with: a code short enough to read aloud and of no other log, and how it was taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.core.aside import asides_of
from simulator.core.events import Event, ResultSealed, Resumed
from simulator.storage.lines import CLOCK, EXAM, Header

GROUP = 4


def code_of(chain: str) -> str:
    """The digest of a whole log in groups: ``3F2A-91C0-77DE-10B4``."""
    return "-".join(chain[start : start + GROUP] for start in range(0, len(chain), GROUP)).upper()


def seal_of(events: Sequence[Event]) -> ResultSealed | None:
    """The sealed result of an exam that was finished."""
    return next((event for event in reversed(events) if isinstance(event, ResultSealed)), None)


def breaks_of(events: Sequence[Event]) -> tuple[Resumed, ...]:
    """Each time that an exam was left or cut off and gone on with."""
    return tuple(event for event in asides_of(events) if isinstance(event, Resumed))


@dataclass(frozen=True, slots=True)
class Taken:
    """How an exam was taken, as far as its own log tells."""

    clock: str
    """``virtual`` where any part of it ran on a clock that is no real one; empty where that was not kept."""
    breaks: tuple[Resumed, ...]
    """Each time that it was left or cut off and gone on with."""


def taken(header: Header, events: Sequence[Event]) -> Taken | None:
    """How the exam was taken; None for what is no exam."""
    if header.mode != EXAM:
        return None
    breaks = breaks_of(events)
    clocks = {header.also.get(CLOCK, ""), *(one.clock for one in breaks)}
    return Taken(next((clock for clock in ("virtual", "real") if clock in clocks), ""), breaks)
