"""A stored session by id, by a beginning of its id or by path, with the case that it was played on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.library import Library
from simulator.core.events import Event
from simulator.practice.case import Case
from simulator.storage.errors import NotASession
from simulator.storage.exams import refuse_while_it_goes_on
from simulator.storage.journal import SUFFIX, MemoryJournal
from simulator.storage.reading import Session, read_session
from simulator.storage.sessions import session_file
from simulator.storage.sittings import case_of, drift, events_of
from simulator.wording import _

UNWRITTEN = "~"
"""In the place of a file's name; it sorts behind all sessions, so that all of them came before."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A session as it lies on the disk, and its case as the files are today."""

    session: Session
    events: tuple[Event, ...]
    case: Case
    drifted: tuple[str, ...]
    """The kinds of files that are not what they were when it was played."""

    @property
    def name(self) -> str:
        return self.session.header.session or self.session.path.stem


def find_session(folder: Path, name: str) -> Path:
    """The file that ``name`` means: a path where it looks like one, else a session in ``folder``.

    Raises:
        NoSuchSession: there is none, or several begin so.
    """
    path = Path(name)
    if path.suffix == SUFFIX or len(path.parts) > 1:
        return path
    return session_file(folder, name)


def open_stored(library: Library, path: Path) -> Stored:
    """The session at ``path``.

    Raises:
        StorageError: the file is none, or damaged, or it is an exam that is not over.
        Problems: its persona, scenario, shop or flow is gone or wrong.
    """
    session = read_session(path)
    refuse_while_it_goes_on(session)
    header = session.header
    case = case_of(library, header, path)
    if not session.entries:
        raise NotASession(_("%(file)s holds no talk.") % {"file": path}, path)
    events = tuple(events_of(session.entries, path))
    return Stored(session, events, case, drift(case, header))


def kept_so_far(case: Case, events: Sequence[Event], journal: MemoryJournal) -> Stored:
    """A session that was just played, from its journal; also one that could not be written."""
    path = journal.path or Path(UNWRITTEN)
    session = Session(path, journal.header, journal.entries, journal.torn, journal.chain, 0)
    return Stored(session, tuple(events), case, drift(case, journal.header))
