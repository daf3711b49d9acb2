"""What the stored sessions tell: the best result of each buyer in each scenario, and what was left unfinished."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simulator.coaching.worth import RANKS
from simulator.core.chart import Result
from simulator.core.events import SessionEnded
from simulator.practice.record import from_data
from simulator.storage.errors import StorageError
from simulator.storage.journal import SUFFIX
from simulator.storage.lines import DRILL
from simulator.storage.reading import Session, read_session
from simulator.storage.sessions import is_assisted, is_finished, latest_unfinished


@dataclass(frozen=True, slots=True)
class Best:
    """The best end that one buyer in one scenario came to."""

    result: Result
    stars: int
    times: int = 1
    """How often it was practised to the end."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    session: str
    persona: str
    scenario: str


@dataclass(frozen=True, slots=True)
class History:
    best: Mapping[tuple[str, str], Best] = field(default_factory=dict)
    """By ids of persona and scenario; an attempt with help is never the best."""
    helped: frozenset[tuple[str, str]] = frozenset()
    """Pairs that were practised to the end with hints or second tries."""
    unfinished: Unfinished | None = None


def read_history(folder: Path) -> History:
    """All that the sessions in ``folder`` tell; a file that cannot be read tells nothing."""
    best: dict[tuple[str, str], Best] = {}
    helped: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("*" + SUFFIX)) if folder.is_dir() else []:
        try:
            session = read_session(path)
        except (StorageError, OSError):
            continue
        end = _end(session)
        header = session.header
        if end is not None and header.scenario is not None and DRILL not in header.also:
            pair = (header.persona.id, header.scenario.id)
            if is_assisted(session.entries):
                helped.add(pair)
            else:
                best[pair] = _better(best.get(pair), end)
    return History(best, frozenset(helped), _unfinished(folder))


def _end(session: Session) -> SessionEnded | None:
    if not is_finished(session.entries):
        return None
    for entry in reversed(session.entries):
        if entry.kind == SessionEnded.__name__:
            try:
                event = from_data(entry.kind, entry.data)
            except ValueError:
                return None
            return event if isinstance(event, SessionEnded) else None
    return None


def _better(before: Best | None, end: SessionEnded) -> Best:
    if before is None:
        return Best(end.result, end.stars)
    times = before.times + 1
    if (RANKS[end.result], end.stars) > (RANKS[before.result], before.stars):
        return Best(end.result, end.stars, times)
    return Best(before.result, before.stars, times)


def _unfinished(folder: Path) -> Unfinished | None:
    found = latest_unfinished(folder)
    if found is None or found.header is None or found.header.scenario is None:
        return None
    return Unfinished(found.session, found.header.persona.id, found.header.scenario.id)
