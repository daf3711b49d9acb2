"""Marks that were sealed or kept, marked again and held against what was written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.authoring.compiling.fitting import rubric_named
from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.core.events import Event, ResultSealed
from simulator.practice.sealing import sealed
from simulator.replay.marking import marks_of
from simulator.reports.kept_marks import KeptMark, kept_mark, read_marks, root_of
from simulator.reports.sealed import seal_of
from simulator.reports.stored import Stored
from simulator.scoring.card import Scorecard
from simulator.storage.sittings import events_of

Unlike = Literal["gone", "elsewhere", "changed"]
"""There is no rubric of that id here; the mark was made with a rubric of another folder; or it has changed since."""


@dataclass(frozen=True, slots=True)
class MarkProof:
    """One recorded mark, and what marking again gives."""

    where: str
    """``sealed``, or ``kept`` for the marks beside the session."""
    number: int
    """Of the kept ones, counted from 1; 0 for the sealed one."""
    rubric: str
    recorded: str
    """The total, with what does not fit in it named by its field."""
    again: str
    """Empty where it cannot be marked again: the rubric is gone, the mark is of another log, or nobody can read it."""
    unlike: Unlike | None = None
    """Why today's rubric proves nothing about it; None where it is the very rubric, or the mark is wrong anyway."""

    @property
    def holds(self) -> bool | None:
        """Whether marking again gives the same; None where nobody here can tell."""
        return None if self.unlike is not None else self.recorded == self.again


def prove_marks(library: Library, stored: Stored) -> tuple[MarkProof, ...]:
    """Every mark that was recorded of this session."""
    return (*_sealed(library, stored), *_kept(library, stored))


def _sealed(library: Library, stored: Stored) -> Iterator[MarkProof]:
    seal = seal_of(stored.events)
    if seal is None or not seal.rubric:
        return
    card = _again(library, stored, seal.rubric, stored.events)
    again = sealed(card, seal.at) if card else None
    unlike = _unlike(again.digest if again else None, seal.digest)
    yield MarkProof("sealed", 0, seal.rubric, _seal_words(seal), _seal_words(again) if again else "", unlike)


def _kept(library: Library, stored: Stored) -> Iterator[MarkProof]:
    path = stored.session.path
    try:
        marks = read_marks(path)
    except (OSError, ValueError) as error:
        yield MarkProof("kept", 0, "", str(error), "")
        return
    for number, mark in enumerate(marks, 1):
        # A talk may have been marked while it went on; the log has grown since.
        then = _log_at(stored, mark.chain)
        card = _again(library, stored, mark.rubric, then) if then is not None else None
        again = kept_mark(card, mark.chain, mark.marked) if card else None
        # A mark of a log that never was is wrong, whatever became of its rubric.
        unlike = None if then is None else _unlike(again.digest if again else None, mark.digest)
        if unlike == "changed" and mark.root != root_of(library, mark.rubric):
            unlike = "elsewhere"
        yield MarkProof("kept", number, mark.rubric, _kept_words(mark), _kept_words(again) if again else "", unlike)


def _unlike(now: str | None, then: str) -> Unlike | None:
    if now is None:
        return "gone"
    return None if now == then else "changed"


def _log_at(stored: Stored, chain: str) -> Sequence[Event] | None:
    """The log that counted when the file's digest was ``chain``; None where it never was."""
    path = stored.session.path
    end = b',"chain":"%b"}' % chain.encode()
    lines = path.read_bytes().split(b"\n")
    place = next((place for place, line in enumerate(lines) if line.endswith(end)), None)
    return None if place is None else events_of(stored.session.entries[:place], path)


def _again(library: Library, stored: Stored, rubric: str, events: Sequence[Event]) -> Scorecard | None:
    try:
        by = rubric_named(library, stored.case.buyer.chart.scenario, rubric)
    except Problems:
        return None
    return marks_of(library, stored.case, events, by)


def _seal_words(seal: ResultSealed) -> str:
    return f"{seal.total} ({seal.exact}, allowed={seal.allowed})"


def _kept_words(mark: KeptMark) -> str:
    parts = " ".join(f"{name}={points}" for name, points in mark.dimensions.items())
    return f"{mark.total} ({mark.exact}, allowed={mark.allowed}, effective={mark.effective}) {parts}".rstrip()
