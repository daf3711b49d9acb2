"""Beside an exam: one line for each turn that its file ever held, so that turns cannot be cut out of it unseen.

::

    {"entries":12,"log":"…","chain":"…"}

``log`` is the digest of the exam's file after so many entries, ``chain`` ties the line to all before it. A line is only
ever added. Whoever owns the machine can make both files anew; whoever only cuts, copies back or swaps one cannot.
"""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from simulator.storage.atomic import sync_folder
from simulator.storage.lines import START, BadLine, chained, unchained

SUFFIX: Final = ".witness"

Witnessed = Literal["whole", "cut", "gone"]
"""Every turn that was seen is still in the file; not every one is; nobody can tell, for the witness is not there."""

_APPENDING: Final = os.O_RDWR | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Sight(msgspec.Struct, frozen=True):
    """What the file held after one turn."""

    entries: int
    log: str


def witness_file(session: Path) -> Path:
    return session.with_suffix(SUFFIX)


def witnessed(session: Path, chains: Sequence[str]) -> Witnessed:
    """Whether the exam at ``session``, with these digests after each entry, still holds all that was ever seen in it.

    A witness that was changed tells of nothing more, which counts as ``cut``; a last line that was torn off is passed
    over. A file that cannot be read is ``gone``.
    """
    try:
        lines = witness_file(session).read_bytes().split(b"\n")
    except OSError:
        return "gone"
    chain = START
    for line in lines[:-1]:
        try:
            sight, chain = unchained(line, chain, Sight)
        except BadLine:
            return "cut"
        if not 0 <= sight.entries < len(chains) or chains[sight.entries] != sight.log:
            return "cut"
    return "whole" if len(lines) > 1 else "gone"


class Witness:
    """Adds to the witness of one exam, whose lock its writer holds."""

    def __init__(self, session: Path, *, sync: bool) -> None:
        """Made where it is not there yet, for its owner only. Raises `OSError`."""
        path = witness_file(session)
        self._sync = sync
        self._handle: int | None = os.open(path, _APPENDING | os.O_CREAT, 0o600)
        try:
            self._size, self._chain = _whole(path.read_bytes())
            if sync:
                sync_folder(path.parent)
        except OSError:
            self.close()
            raise

    def see(self, entries: int, log: str) -> None:
        """Keep, on the disk, that the exam holds so many entries with this digest; raises `OSError`."""
        if self._handle is None:
            raise ValueError("the witness is closed")
        line, chain = chained(Sight(entries, log), self._chain)
        # What an earlier refusal or a kill left behind was never a line.
        if os.fstat(self._handle).st_size != self._size:
            os.ftruncate(self._handle, self._size)
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self._handle, rest) :]
            if self._sync:
                os.fsync(self._handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, self._size)
            raise
        self._chain, self._size = chain, self._size + len(line)

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _whole(content: bytes) -> tuple[int, str]:
    """The bytes up to the last whole line, and the digest that the next one follows.

    Behind a changed line the new ones follow the digest that stands there: it stays as broken as it is.
    """
    size, chain = content.rfind(b"\n") + 1, START
    for line in content[:size].split(b"\n")[:-1]:
        try:
            _sight, chain = unchained(line, chain, Sight)
        except BadLine:
            return size, chain
    return size, chain
