"""The log of one session as it grows: a turn is on the disk before anybody sees its answer.

A turn is one write of whole lines, then one fsync. When the disk refuses, the file is cut back to the turn before and
`NotSaved` says so; the same turn may then be appended again. `MemoryJournal` does the same without a disk. An exam has
a witness beside it, which sees each turn before anybody else does.
"""

import contextlib
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from simulator.storage.atomic import sync_folder
from simulator.storage.errors import InUse, NoPlace, NoSuchSession, NotSaved
from simulator.storage.lines import EXAM, Entry, Header, Note, entry_lines, header_line, read_entry
from simulator.storage.lock import try_lock
from simulator.storage.reading import Torn, parse, read_bytes
from simulator.storage.witness import Witness, Witnessed, witness_file, witnessed
from simulator.wording import _

SUFFIX: Final = ".jsonl"

_WRITING: Final = (
    os.O_RDWR | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """All that is safe so far: one value, swapped in one step, so that no signal finds it half changed."""

    entries: tuple[Entry, ...]
    chain: str
    size: int
    """Bytes in the file."""


class MemoryJournal:
    """A session that is kept nowhere but here, for when nothing can be written."""

    path: Path | None = None

    def __init__(self, header: Header) -> None:
        self.header = header
        self.torn: Torn | None = None
        """What was cut off when an interrupted session was opened again."""
        self.witnessed: Witnessed | None = None
        """What the witness of an exam told when it was opened again; None for all that has none."""
        line, chain = header_line(header)
        self._kept = _Kept((), chain, len(line))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries so far, as they read back: plain JSON values."""
        return self._kept.entries

    @property
    def chain(self) -> str:
        """The digest of everything so far."""
        return self._kept.chain

    def append(self, notes: Sequence[Note]) -> tuple[Entry, ...]:
        """Keep the notes of one turn, all or none, and give them back numbered."""
        if not notes:
            return ()
        before = self._kept
        lines, chain = entry_lines(notes, len(before.entries) + 1, before.chain)
        fresh = _as_read(lines, before.chain)
        self._keep(lines, len(before.entries) + len(fresh), chain)
        self._kept = _Kept(before.entries + fresh, chain, before.size + len(lines))
        return fresh

    def _keep(self, lines: bytes, entries: int, chain: str) -> None:
        """Memory keeps the entries alone."""

    def close(self) -> None:
        """Let go of the session."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class Journal(MemoryJournal):
    """A session in a file that this process alone may write; made by `create` or `resume`."""

    path: Path

    def __init__(self, path: Path, header: Header, handle: int, witness: Witness | None, *, sync: bool) -> None:
        super().__init__(header)
        self.path = path
        self._handle: int | None = handle
        self._witness = witness
        self._sync = sync

    def _keep(self, lines: bytes, entries: int, chain: str) -> None:
        """On the disk as a whole, or `NotSaved` and nothing; raises `ValueError` once closed."""
        if self._handle is None:
            raise ValueError(f"the session {self.header.session} is closed")
        try:
            # What an earlier refusal left behind goes first; it could not be cut off then, perhaps it can now.
            if os.fstat(self._handle).st_size != self._kept.size:
                os.ftruncate(self._handle, self._kept.size)
            _write(self._handle, lines)
            if self._sync:
                os.fsync(self._handle)
            # Behind the log, so that a power cut between the two leaves no more seen than there is.
            if self._witness is not None:
                self._witness.see(entries, chain)
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, self._kept.size)
            raise NotSaved(error, self.path) from error

    def close(self) -> None:
        """Let go of the file and its lock; closing twice is fine, appending afterwards is not."""
        if self._witness is not None:
            self._witness.close()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def create(folder: Path, header: Header, *, sync: bool = True) -> Journal:
    """A new session in ``folder``, which must exist, with its header on the disk; the header gets a session id.

    ``sync=False`` leaves the disk to the system: a killed program still loses nothing, a power cut may.
    Raises `NotSaved` and leaves no file.
    """
    while True:
        named = replace(header, session=_new_id(header))
        path = folder / (named.session + SUFFIX)
        try:
            handle = os.open(path, _WRITING | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        except OSError as error:
            raise NotSaved(error, path) from error
        break
    try:
        try_lock(handle)
        line, chain = header_line(named)
        _write(handle, line)
        if sync:
            os.fsync(handle)
            sync_folder(folder)
        witness = Witness(path, sync=sync) if named.mode == EXAM else None
        if witness is not None:
            witness.see(0, chain)
    except OSError as error:
        os.close(handle)
        path.unlink(missing_ok=True)
        witness_file(path).unlink(missing_ok=True)
        raise NotSaved(error, path) from error
    return Journal(path, named, handle, witness, sync=sync)


def resume(path: Path, *, sync: bool = True) -> Journal:
    """The session at ``path``, to go on with: what was torn off is cut away and told in ``torn``.

    Raises `InUse` while another process writes it, `NoPlace` where it may only be read, and all that
    `simulator.storage.reading.read_session` raises.
    """
    try:
        handle = os.open(path, _WRITING)
    except FileNotFoundError:
        raise NoSuchSession(_("There is no session %(name)s.") % {"name": path.stem}, path) from None
    except OSError as error:
        words = {"name": path.stem, "reason": error.strerror}
        raise NoPlace(_("The session %(name)s cannot be written (%(reason)s).") % words, path) from error
    try:
        if not try_lock(handle):
            raise InUse(path)
        session = parse(path, read_bytes(path))
        if session.torn:
            os.ftruncate(handle, session.size)
            os.fsync(handle)
        told = witnessed(path, session.chains) if session.header.mode == EXAM else None
        witness = Witness(path, sync=sync) if told is not None else None
    except OSError as error:
        os.close(handle)
        raise NotSaved(error, path) from error
    except BaseException:
        os.close(handle)
        raise
    journal = Journal(path, session.header, handle, witness, sync=sync)
    journal.torn, journal.witnessed = session.torn, told
    journal._kept = _Kept(session.entries, session.chain, session.size)
    return journal


def _new_id(header: Header) -> str:
    """Sorts by time, names the buyer, and is never the same twice: ``20260102-030405-haggler-5f1c2a``."""
    day, _t, rest = header.started.partition("T")
    persona = re.sub(r"[^a-z0-9_]+", "", header.persona.id.lower())[:24] or "session"
    return f"{re.sub(r'[^0-9]', '', day)}-{re.sub(r'[^0-9]', '', rest)[:6]}-{persona}-{secrets.token_hex(3)}"


def _as_read(lines: bytes, chain: str) -> tuple[Entry, ...]:
    fresh: list[Entry] = []
    for line in lines[:-1].split(b"\n"):
        read = read_entry(line, chain)
        chain = read.chain
        fresh.append(read.entry)
    return tuple(fresh)


def _write(handle: int, lines: bytes) -> None:
    """All of ``lines`` in one write; only a disk that is running full takes less, and says why at the next."""
    rest = memoryview(lines)
    while rest:
        rest = rest[os.write(handle, rest) :]
