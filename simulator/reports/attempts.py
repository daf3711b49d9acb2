"""The trainee's attempts at one case, to see whether they get better."""

from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.core.aside import assisted
from simulator.core.chart import Result
from simulator.core.events import SessionEnded
from simulator.replay.marking import marks_of
from simulator.reports.stored import Stored, open_stored
from simulator.scoring.card import Scorecard
from simulator.scoring.rubric import Rubric
from simulator.storage.errors import StorageError
from simulator.storage.journal import SUFFIX
from simulator.storage.lines import DRILL, Header
from simulator.storage.reading import read_session

LATEST = 5
"""Earlier attempts that are shown."""
LOOKED_AT = 300
"""The newest sessions among which they are looked for."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One finished talk with the same buyer in the same case."""

    session: str
    started: str
    """ISO 8601 with offset."""
    result: Result
    stars: int
    total: int | None
    """Marked by today's rubric; None where none fits."""
    assisted: bool = False
    """Whether there was help: a hint, or a second try."""


def attempt_of(stored: Stored, card: Scorecard | None) -> Attempt | None:
    """The talk as an attempt with those marks; None where it was not finished, or was only a drill."""
    ended = _end(stored)
    if ended is None:
        return None
    total = card.total if card else None
    started, helped = stored.session.header.started, assisted(stored.events)
    return Attempt(stored.name, started, ended.result, ended.stars, total, helped)


def _end(stored: Stored) -> SessionEnded | None:
    """How the attempt ended; None for what is none."""
    if DRILL in stored.session.header.also:
        return None
    return next((event for event in stored.events if isinstance(event, SessionEnded)), None)


def earlier(library: Library, folder: Path, stored: Stored, rubric: Rubric | None) -> tuple[Attempt, ...]:
    """The latest finished attempts before this one, the oldest first; files that cannot be read are passed over."""
    mine = stored.session.header
    found: list[Attempt] = []
    for path in _newest_first(folder):
        if len(found) == LATEST:
            break
        if path.stem >= stored.name:
            continue
        try:
            header = read_session(path).header
            if not _same(header, mine):
                continue
            other = open_stored(library, path)
            marked = rubric if _end(other) is not None else None
            attempt = attempt_of(other, marks_of(library, other.case, other.events, marked) if marked else None)
        except (StorageError, OSError, Problems, KeyError):
            continue
        if attempt is not None:
            found.append(attempt)
    return tuple(reversed(found))


def practised(folder: Path) -> frozenset[tuple[str, str]]:
    """The pairs of persona and scenario in the newest sessions."""
    pairs: set[tuple[str, str]] = set()
    for path in _newest_first(folder):
        try:
            header = read_session(path).header
        except (StorageError, OSError):
            continue
        if header.scenario is not None and DRILL not in header.also:
            pairs.add((header.persona.id, header.scenario.id))
    return frozenset(pairs)


def _same(one: Header, other: Header) -> bool:
    """Whether both are of one case; its files may have changed in between."""
    if one.scenario is None or other.scenario is None:
        return False
    return (one.persona.id, one.scenario.id) == (other.persona.id, other.scenario.id)


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob("*" + SUFFIX), reverse=True)[:LOOKED_AT] if folder.is_dir() else []
