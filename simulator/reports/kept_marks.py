"""Marks of a session kept beside its file: every marking is added, none is replaced, the journal is never touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from simulator.authoring.library import Library
from simulator.scoring.card import Scorecard
from simulator.scoring.data import exact
from simulator.storage.atomic import write_whole
from simulator.storage.journal import MemoryJournal

SUFFIX = ".marks.json"


@dataclass(frozen=True, slots=True)
class KeptMark:
    """What one marking came to."""

    marked: str
    """When, ISO 8601 with offset, UTC."""
    rubric: str
    rubric_name: str
    digest: str
    """Of the rubric's file."""
    total: int
    exact: int | str
    """The total before rounding; numerator/denominator where it is no whole number."""
    allowed: bool
    effective: str | None
    dimensions: dict[str, int | str]
    chain: str
    """The chain of the session that was marked: which log it was."""
    root: str = ""
    """Where the rubric came from: ``shipped``, ``own`` or ``library``; empty where that was not kept."""


def kept_mark(card: Scorecard, chain: str, now: str, root: str = "") -> KeptMark:
    return KeptMark(
        now,
        card.rubric,
        card.rubric_name,
        card.digest,
        card.total,
        exact(card.exact),
        card.verdicts.allowed,
        card.verdicts.effective,
        {one.id: exact(one.points) for one in card.dimensions if one.out_of},
        chain,
        root,
    )


def root_of(library: Library, rubric: str) -> str:
    """Where a rubric of that id comes from today; empty where there is none."""
    source = library.sources("rubric").get(rubric)
    return source.root.label if source else ""


def last_of(marks: Sequence[KeptMark], rubric: str) -> KeptMark | None:
    """The last mark by the rubric of that id: the one that a new mark may be compared with."""
    return next((mark for mark in reversed(marks) if mark.rubric == rubric), None)


def keep_end(library: Library, journal: MemoryJournal, card: Scorecard) -> None:
    """Keep the mark that a talk came to when it ended; a session that is written nowhere keeps none.

    Raises:
        OSError: it cannot be written.
        ValueError: what is kept already cannot be read.
    """
    if journal.path is None:
        return
    now = datetime.now(UTC).isoformat(timespec="seconds")
    mark = kept_mark(card, journal.chain, now, root_of(library, card.rubric))
    keep_mark(journal.path, read_marks(journal.path), mark)


def marks_file(session: Path) -> Path:
    return session.with_suffix(SUFFIX)


def read_marks(session: Path) -> tuple[KeptMark, ...]:
    """The marks kept of the session at ``session``, the oldest first; none where there is no file.

    Raises:
        ValueError: the file is not what was written.
        OSError: it cannot be read.
    """
    try:
        content = marks_file(session).read_bytes()
    except FileNotFoundError:
        return ()
    try:
        return tuple(msgspec.json.decode(content, type=list[KeptMark]))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def keep_mark(session: Path, before: Sequence[KeptMark], new: KeptMark) -> bool:
    """Add the mark to those kept before, unless it says the same as the last of its rubric; whether it was added.

    Only their owner may read the marks, as the session.

    Raises:
        OSError: it cannot be written; what was kept before stands.
    """
    last = last_of(before, new.rubric)
    if last is not None and _same(last, new):
        return False
    content = msgspec.json.format(msgspec.json.encode([*before, new]), indent=1)
    write_whole(marks_file(session), content, private=True)
    return True


def _same(one: KeptMark, other: KeptMark) -> bool:
    return (one.digest, one.exact, one.allowed, one.chain) == (other.digest, other.exact, other.allowed, other.chain)
