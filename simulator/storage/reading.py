"""A session file, read and proved: every whole turn in it, where it is torn, or why it cannot be believed."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulator import __version__
from simulator.storage.errors import Damaged, NewerFormat, NoSuchSession, NotASession
from simulator.storage.lines import FORMAT, BadLine, Entry, Header, read_entry, read_greeting, read_header
from simulator.wording import _

MOST_BYTES: Final = 256 * 1024 * 1024
"""No session comes near; a file above it is something else."""


@dataclass(frozen=True, slots=True)
class Torn:
    """The end of a file whose writer was stopped in the middle of a turn that was never acknowledged."""

    line: int
    """The first line that does not count, from 1."""
    bytes: int
    """How many bytes do not count."""
    resume_after: int
    """The number of the last entry that does count; 0 when there is none."""

    def __str__(self) -> str:
        words = {"line": self.line, "bytes": self.bytes, "n": self.resume_after}
        return (
            _("line %(line)d was torn off while it was written (%(bytes)d bytes); going on after entry %(n)d") % words
        )


@dataclass(frozen=True, slots=True)
class Session:
    """What a session file holds."""

    path: Path
    header: Header
    entries: tuple[Entry, ...]
    torn: Torn | None
    chain: str
    """The digest of all that counts: two sessions with the same chain are the same session."""
    size: int
    """Bytes that count."""
    chains: tuple[str, ...] = ()
    """The digest after each whole entry, that of the header first."""


def read_session(path: Path) -> Session:
    """All whole turns in the file at ``path``, each line proved against the one before.

    A torn end is told in ``torn``. Raises `Damaged` with the line for anything else that was not written so,
    `NewerFormat`, `NotASession`, `NoSuchSession`, or `OSError` when the disk fails.
    """
    return parse(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file; raises `NotASession` for pipes, devices, folders and giants, without hanging."""
    try:
        # Opened first and asked then, so that nothing can be put in its place between; a pipe must not block us.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise NoSuchSession(_("There is no session %(name)s.") % {"name": path.stem}, path) from None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            raise NotASession(_("%(file)s is not a regular file of a sensible size.") % {"file": path}, path)
        content = bytearray()
        while piece := os.read(handle, 1 << 20):
            content += piece
        return bytes(content)
    finally:
        os.close(handle)


def parse(path: Path, content: bytes) -> Session:
    """`read_session` for ``content`` that was read already."""
    lines = content.split(b"\n")
    # What follows the last line end was never finished, or is nothing.
    lines.pop()
    if not lines:
        raise Damaged(path, 1, _("the first line was never finished"))
    header, chain = _header(path, lines[0])
    size = len(lines[0]) + 1
    whole: list[Entry] = []
    turn: list[Entry] = []
    chains = [chain]
    kept_chain, kept_size = chain, size
    for number, line in enumerate(lines[1:], 2):
        try:
            read = read_entry(line, chain)
        except BadLine as error:
            raise Damaged(path, number, _technical(error)) from None
        turn.append(read.entry)
        if read.entry.n != len(whole) + len(turn) or read.upto < read.entry.n:
            raise Damaged(path, number, _("entry %(n)d is out of order") % {"n": read.entry.n})
        chain = read.chain
        chains.append(chain)
        size += len(line) + 1
        if read.entry.n == read.upto:
            whole += turn
            turn.clear()
            kept_chain, kept_size = chain, size
    torn = Torn(len(whole) + 2, len(content) - kept_size, len(whole)) if kept_size < len(content) else None
    return Session(path, header, tuple(whole), torn, kept_chain, kept_size, tuple(chains[: len(whole) + 1]))


def _header(path: Path, line: bytes) -> tuple[Header, str]:
    try:
        greeting = read_greeting(line)
    except BadLine:
        raise NotASession(_("%(file)s is not a session of kefu.") % {"file": path}, path) from None
    if greeting.format > FORMAT:
        raise NewerFormat(path, greeting.format, greeting.engine, FORMAT, __version__)
    try:
        return read_header(line)
    except BadLine as error:
        raise Damaged(path, 1, _technical(error)) from None


def _technical(error: BadLine) -> str:
    return _("not what was written: %(reason)s") % {"reason": error.words}
