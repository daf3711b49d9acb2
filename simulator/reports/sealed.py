"""The code that a result is quoted by: short enough to read aloud, and of no other log."""

from collections.abc import Sequence

from simulator.core.aside import asides_of
from simulator.core.events import Event, ResultSealed, Resumed

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
