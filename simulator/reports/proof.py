"""Whether a stored session is what was played: its chain, its files, and the same log from the same inputs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.coaching.inputs import play_again
from simulator.core.engine import Buyer
from simulator.core.events import Event, SessionEnded
from simulator.reports.stored import open_stored
from simulator.storage.reading import Torn, read_session


@dataclass(frozen=True, slots=True)
class Difference:
    """The first event at which the log that was recorded and the one that is played today part."""

    number: int
    """Counted from 1, as the entries of the session file are."""
    recorded: str
    """The kind of event; empty where the recorded log has ended."""
    played: str


@dataclass(frozen=True, slots=True)
class Proof:
    session: str
    chain: str
    entries: int
    finished: bool
    torn: Torn | None
    drifted: tuple[str, ...]
    """The kinds of files that are not what they were."""
    missing: tuple[str, ...]
    """What keeps the case from being opened today, in words."""
    difference: Difference | None
    """None where today's engine gives the identical log, or where the case cannot be opened."""

    @property
    def holds(self) -> bool:
        """Whether the same inputs give the identical log."""
        return self.difference is None and not self.missing


def prove(library: Library, path: Path) -> Proof:
    """The proof of the session at ``path``.

    Raises:
        StorageError: the chain is broken, or the file is no session.
    """
    session = read_session(path)
    finished = any(entry.kind == SessionEnded.__name__ for entry in session.entries)
    drifted: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    difference = None
    try:
        stored = open_stored(library, path)
    except Problems as problems:
        missing = tuple(str(one) for one in problems.diagnostics)
    else:
        drifted = stored.drifted
        difference = first_difference(stored.case.buyer, stored.events)
    name = session.header.session or path.stem
    return Proof(name, session.chain, len(session.entries), finished, session.torn, drifted, missing, difference)


def first_difference(buyer: Buyer, recorded: Sequence[Event]) -> Difference | None:
    """Where the recorded log and the one that its inputs give with this buyer part; None where they are identical."""
    try:
        played = play_again(buyer, recorded)
    except (KeyError, ValueError) as error:
        return Difference(1, _kind(recorded, 0), str(error))
    if tuple(recorded) == played:
        return None
    places = range(max(len(recorded), len(played)))
    place = next(place for place in places if tuple(recorded[place : place + 1]) != played[place : place + 1])
    return Difference(place + 1, _kind(recorded, place), _kind(played, place))


def _kind(events: Sequence[Event], place: int) -> str:
    return type(events[place]).__name__ if place < len(events) else ""
