"""Marks of a session kept beside its file: every marking is added, none is replaced, the journal is never touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from simulator.scoring.card import Scorecard
from simulator.scoring.data import exact
from simulator.storage.atomic import write_whole

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


def kept_mark(card: Scorecard, chain: str, now: str) -> KeptMark:
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
    )


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
    """Add the mark to those kept before, unless it says the same as the last; whether it was added.

    Raises:
        OSError: it cannot be written; what was kept before stands.
    """
    if before and _same(before[-1], new):
        return False
    write_whole(marks_file(session), msgspec.json.format(msgspec.json.encode([*before, new]), indent=1))
    return True


def _same(one: KeptMark, other: KeptMark) -> bool:
    return (one.digest, one.exact, one.allowed, one.chain) == (other.digest, other.exact, other.allowed, other.chain)
