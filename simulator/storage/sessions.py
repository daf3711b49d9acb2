"""The sessions in a folder: which there are, which of them was left unfinished, and a place for a new one."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulator.storage.errors import Damaged, NoPlace, NoSuchSession, NotSaved, StorageError
from simulator.storage.journal import SUFFIX, Journal, MemoryJournal, create, resume
from simulator.storage.lines import Entry, Header
from simulator.storage.lock import try_lock
from simulator.storage.places import find_places, make_ready
from simulator.storage.reading import Torn, read_session
from simulator.wording import _

ENDED: Final = frozenset({"SessionEnded"})
"""The kinds of entries that end a session."""
REWOUND: Final = "Rewound"
"""The kind of entry that takes back what was before it, the end too."""
HELP: Final = frozenset({"HintTaken", REWOUND})
"""The kinds of entries that tell of help."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One session file at a glance."""

    path: Path
    header: Header | None
    """None when the file cannot be read; `problem` says why."""
    entries: int = 0
    at: float = 0
    """The time of the last entry."""
    finished: bool = False
    assisted: bool = False
    """Whether the trainee had help: a hint, or a second try."""
    torn: Torn | None = None
    problem: StorageError | None = None

    @property
    def session(self) -> str:
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Begun:
    """A new session, and what the person should know about where it is kept."""

    journal: MemoryJournal
    """A `Journal`, unless nothing could be written."""
    notice: str | None = None


def begin_session(asked: Path | None, header: Header, *, sync: bool = True) -> Begun:
    """A new session under the data folder, or one in memory with a notice when none can be written there.

    ``asked`` is the folder of ``--data``, if any.
    """
    try:
        folder = find_places(asked).sessions
        make_ready(folder)
        return Begun(create(folder, header, sync=sync))
    except (NoPlace, NotSaved) as error:
        notice = _("%(problem)s The session goes on, but it is kept only until you leave.")
        return Begun(MemoryJournal(header), notice % {"problem": error})


def list_sessions(folder: Path, ended: Collection[str] = ENDED) -> list[Listing]:
    """All sessions in ``folder``, newest first; a file that cannot be read is listed with its problem."""
    try:
        paths = sorted(folder.glob("*" + SUFFIX), reverse=True)
    except OSError:
        return []
    return [_listed(path, ended) for path in paths]


def open_session(folder: Path, name: str, *, sync: bool = True) -> Journal:
    """The session called ``name`` (or by a beginning that only it has), to go on with.

    Raises `NoSuchSession`, and all that `simulator.storage.journal.resume` raises.
    """
    return resume(session_file(folder, name), sync=sync)


def open_unfinished(folder: Path, name: str, persona: str | None = None) -> Journal:
    """The session called ``name``; where that is empty the newest that can be gone on with, of that persona if named.

    Raises as `open_session` does.
    """
    if name:
        return open_session(folder, name)
    newest = latest_unfinished(folder, persona=persona)
    if newest is None:
        raise NoSuchSession(_("There is no unfinished session to go on with."))
    return open_session(folder, newest.session)


def session_file(folder: Path, name: str) -> Path:
    """The file of the session called ``name``, or of the only one that begins so; raises `NoSuchSession`."""
    stems = sorted(path.stem for path in folder.glob("*" + SUFFIX)) if folder.is_dir() else []
    if name in stems:
        return folder / (name + SUFFIX)
    near = [stem for stem in stems if name and stem.startswith(name)]
    match near:
        case [only]:
            return folder / (only + SUFFIX)
        case []:
            raise NoSuchSession(_("There is no session %(name)s.") % {"name": name})
        case _:
            words = {"name": name, "count": len(near), "first": near[0]}
            raise NoSuchSession(_("%(count)d sessions begin with %(name)s, such as %(first)s.") % words)


def latest_unfinished(folder: Path, ended: Collection[str] = ENDED, persona: str | None = None) -> Listing | None:
    """The newest session that can be gone on with: readable, not ended, open nowhere else, of that persona if named."""
    try:
        paths = sorted(folder.glob("*" + SUFFIX), reverse=True)
    except OSError:
        return None
    for path in paths:
        listed = _listed(path, ended)
        if listed.header is None or listed.finished or persona not in (None, listed.header.persona.id):
            continue
        if _free(path):
            return listed
    return None


def _listed(path: Path, ended: Collection[str]) -> Listing:
    try:
        session = read_session(path)
    except StorageError as error:
        return Listing(path, None, problem=error)
    except OSError as error:
        return Listing(path, None, problem=Damaged(path, 1, error.strerror or type(error).__name__))
    last = session.entries[-1].at if session.entries else 0
    finished, assisted = is_finished(session.entries, ended), is_assisted(session.entries)
    return Listing(path, session.header, len(session.entries), last, finished, assisted, session.torn)


def is_finished(entries: Sequence[Entry], ended: Collection[str] = ENDED) -> bool:
    """Whether the talk came to an end that nobody took back."""
    last = next((entry.kind for entry in reversed(entries) if entry.kind in ended or entry.kind == REWOUND), REWOUND)
    return last != REWOUND


def is_assisted(entries: Sequence[Entry]) -> bool:
    """Whether a hint was taken or a reply was taken back."""
    return any(entry.kind in HELP for entry in entries)


def _free(path: Path) -> bool:
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return try_lock(handle)
    finally:
        os.close(handle)
