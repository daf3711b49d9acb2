"""A session file, line by line: what a line says, and the chain of digests that ties each line to all before it.

::

    {"started":"…","mode":"practice","seed":7,"persona":{"id":"haggler","digest":"…"},…,"kefu":"session","chain":"…"}
    {"n":1,"upto":3,"at":0,"kind":"session_started","data":{…},"chain":"…"}
    {"n":3,"upto":3,"at":0,"kind":"buyer_said","data":{…},"wall":"…","chain":"…"}

``chain`` is the last field of every line: BLAKE2b over the chain of the line before and the bytes of this line without
it. Whoever changes, drops or swaps a line breaks it from there on. ``upto`` is the last ``n`` of the same write: a turn
of several entries is there as a whole or not at all.
"""

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

import msgspec

from simulator import __version__
from simulator.wording import N_, _

FORMAT: Final = 1
"""The format that this version writes, and the newest that it reads."""

MARK: Final = "session"

START: Final = ""
"""What the header's own digest is chained to."""

EXAM: Final = "exam"
"""The mode whose result is sealed."""

CLOCK: Final = "clock"
"""What an exam's header calls, in ``also``, the clock that ran: ``real`` or ``virtual``."""

DRILL: Final = "drill"
"""What a header's ``also`` calls the state in which a drill began; where it is missing, the talk was no drill."""

_DIGEST_BYTES: Final = 8

_CHAINED: Final = re.compile(rb'(?s)\A(\{.*),"chain":"([0-9a-f]{16})"\}\Z')

_encoder: Final = msgspec.json.Encoder(order="deterministic")

Decoded = TypeVar("Decoded")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that a session was played with, by its id and the digest of what it said then."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: what was played, by which engine, from which files."""

    started: str
    """ISO 8601 with offset, UTC."""
    mode: str
    seed: int
    persona: Source
    scenario: Source | None = None
    shop: Source | None = None
    rubric: Source | None = None
    also: Mapping[str, str] = field(default_factory=dict)
    """Whatever else fixes the session, such as the digest of the ears."""
    session: str = ""
    """The session's id, which is also the name of its file; given when the file is made."""
    engine: str = __version__
    """The version of `kefu` that wrote it."""
    format: int = FORMAT
    kefu: str = MARK


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be written, before it has its number."""

    at: float
    """Virtual time, in the units of whoever writes (the core: milliseconds since the session began)."""
    kind: str
    data: Mapping[str, object]
    """Anything that msgspec encodes; read back as plain JSON values."""
    wall: str = ""
    """When it is written, ISO 8601 with offset, UTC; empty where nobody will ask."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written, numbered from 1 without gaps."""

    n: int
    at: float
    kind: str
    data: Mapping[str, object]
    wall: str = ""
    """When it was written, where that was kept."""


class _Line(msgspec.Struct, frozen=True):
    n: int
    upto: int
    at: int | float
    kind: str
    data: dict[str, object]
    wall: str = ""


class Greeting(msgspec.Struct, frozen=True):
    """The little of a header that every format has, read before the rest is trusted."""

    kefu: str
    format: int
    engine: str = "?"


class BadLine(ValueError):
    """A line that cannot be what was written; the text says why in technical words."""

    @property
    def words(self) -> str:
        """Why, in the interface language where the words are ours."""
        reason = str(self)
        return _(reason)


@dataclass(frozen=True, slots=True)
class Read:
    """One entry as read, with what ties it to its neighbours."""

    entry: Entry
    upto: int
    chain: str


def header_line(header: Header) -> tuple[bytes, str]:
    """The header's line with its line end, and the chain so far."""
    return chained(header, START)


def entry_lines(notes: Sequence[Note], first: int, chain: str) -> tuple[bytes, str]:
    """The lines of one turn, numbered from ``first``, and the chain after them; raises `ValueError` for a time
    that is not finite and whatever msgspec raises for what it cannot encode."""
    lines: list[bytes] = []
    upto = first + len(notes) - 1
    for n, note in enumerate(notes, first):
        if not math.isfinite(note.at):
            raise ValueError(f"entry {n} happens at {note.at}")
        told = {"n": n, "upto": upto, "at": note.at, "kind": note.kind, "data": note.data}
        line, chain = chained(told | {"wall": note.wall} if note.wall else told, chain)
        lines.append(line)
    return b"".join(lines), chain


def read_greeting(line: bytes) -> Greeting:
    """What every format says of itself; raises `BadLine` for a file of another program."""
    greeting = _decode(line, Greeting)
    if greeting.kefu != MARK:
        raise BadLine("not a session")
    return greeting


def read_header(line: bytes) -> tuple[Header, str]:
    """The header in ``line`` (without line end) and its chain; raises `BadLine`."""
    return unchained(line, START, Header)


def read_entry(line: bytes, chain: str) -> Read:
    """The entry in ``line`` (without line end) that follows ``chain``; raises `BadLine`."""
    told, chain = unchained(line, chain, _Line)
    return Read(Entry(told.n, told.at, told.kind, told.data, told.wall), told.upto, chain)


def chained(value: object, before: str) -> tuple[bytes, str]:
    """The line that says ``value`` and is tied to ``before``, with its line end; and its digest."""
    body = _encode(value)
    chain = _digest(body, before)
    return b'%b,"chain":"%b"}\n' % (body[:-1], chain.encode()), chain


def unchained(line: bytes, before: str, shape: type[Decoded]) -> tuple[Decoded, str]:
    """What a line of `chained` (without line end) says, and its digest; raises `BadLine`."""
    found = _CHAINED.match(line)
    if found is None:
        raise BadLine(N_("no entry of a session"))
    body = found[1] + b"}"
    if _digest(body, before) != found[2].decode():
        raise BadLine(N_("it was changed, or a line before it is missing"))
    return _decode(body, shape), found[2].decode()


def _encode(value: object) -> bytes:
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        # A lone surrogate, which no UTF-8 file can hold; only then is the copy worth its time.
        return _encoder.encode(_well_formed(msgspec.to_builtins(value)))


def _well_formed(value: object) -> object:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_well_formed(key): _well_formed(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_well_formed(inner) for inner in value]
        case _:
            return value


def _decode(body: bytes, shape: type[Decoded]) -> Decoded:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadLine(str(error)) from None


def _digest(body: bytes, before: str) -> str:
    return hashlib.blake2b(before.encode() + body, digest_size=_DIGEST_BYTES).hexdigest()
