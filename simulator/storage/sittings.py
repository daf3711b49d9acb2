"""A session with its journal: begun, or gone on with from the file; every front end plays through one of these."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from simulator.authoring.library import Library
from simulator.core.aside import surviving
from simulator.core.events import DrillBegun, Event, HintTaken, ResultSealed, Resumed
from simulator.practice.case import Case, open_case
from simulator.practice.clocks import clock_kind
from simulator.practice.ports import Clock
from simulator.practice.record import from_data, to_data
from simulator.practice.sealing import Sealer
from simulator.practice.session import Practice
from simulator.storage.errors import Damaged, NotASession, StorageError
from simulator.storage.journal import MemoryJournal
from simulator.storage.lines import CLOCK, DRILL, EXAM, Entry, Header, Note, Source
from simulator.storage.sessions import begin_session, is_finished
from simulator.wording import _

EARS: Final = "ears"
"""What a header's ``also`` calls the digest of the ears."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A practice and where it is kept."""

    practice: Practice
    journal: MemoryJournal
    notice: str | None = None
    """What the person should know about where the session is kept."""
    drifted: tuple[str, ...] = ()
    """The kinds of files that are no longer what they were when the session began."""


@dataclass(frozen=True, slots=True)
class JournalLog:
    """Keeps events in a journal; a turn that the disk refuses has not happened."""

    journal: MemoryJournal

    def append(self, events: Sequence[Event]) -> None:
        """Raises `simulator.storage.errors.NotSaved`."""
        at = 0
        notes = []
        for event in events:
            at = getattr(event, "at", at)
            notes.append(Note(at, type(event).__name__, to_data(event)))
        if notes and self.journal.header.mode == EXAM:
            # On the last line of the turn: when the exam was left is told by its log, not by the file's own times.
            notes[-1] = replace(notes[-1], wall=_now().isoformat(timespec="seconds"))
        self.journal.append(notes)


def begin(
    case: Case, clock: Clock, seed: int, mode: str, data: Path | None, sync: bool = True, sealer: Sealer | None = None
) -> Sitting:
    """A new session of the case; the buyer has not spoken yet. With a ``sealer`` it is an exam.

    Raises:
        ValueError: the mode is exam and nobody seals it, or the other way round.
    """
    if (mode == EXAM) != (sealer is not None):
        raise ValueError("an exam, and only an exam, has a sealer")
    header = header_of(case, seed, mode)
    if sealer is not None:
        header = replace(header, rubric=rubric_of(sealer), also={**header.also, EARS: case.ears_digest()})
        header = replace(header, also={**header.also, CLOCK: clock_kind(clock)})
    begun = begin_session(data, header, sync=sync)
    practice = Practice(case.buyer, case.ears, clock, JournalLog(begun.journal), sealer=sealer)
    return Sitting(practice, begun.journal, begun.notice)


def rubric_of(sealer: Sealer) -> Source | None:
    """The rubric that an exam is sealed by, as a header names it."""
    return Source(sealer.rubric.id, sealer.rubric.digest) if sealer.rubric is not None else None


def begin_drill(case: Case, clock: Clock, seed: int, data: Path | None, told: Sequence[Event]) -> Sitting:
    """A new session that begins where ``told`` has led to; its clock should start where that ends.

    The header names the state, so that a list of sessions can tell a drill without reading it. Raises `ValueError`
    where ``told`` does not say that a drill begins, and `simulator.storage.errors.NotSaved`.
    """
    state = next((event.state for event in told if isinstance(event, DrillBegun)), None)
    if state is None:
        raise ValueError("no drill begins in these events")
    header = header_of(case, seed, "practice")
    begun = begin_session(data, replace(header, also={**header.also, DRILL: state}))
    JournalLog(begun.journal).append(told)
    practice = Practice(case.buyer, case.ears, clock, JournalLog(begun.journal), told)
    return Sitting(practice, begun.journal, begun.notice)


def go_on(case: Case, clock: Clock, journal: MemoryJournal, sealer: Sealer | None = None) -> Sitting:
    """The session in ``journal``, to go on with; its clock should start at `left_at`. An exam needs its ``sealer``,
    and its log says that it was left, for how long, which clock goes on, and whether turns that it held are gone.

    Raises:
        Damaged: an entry is no event of this version.
        StorageError: the files have changed so much that the log names what is there no more.
    """
    if (journal.header.mode == EXAM) != (sealer is not None):
        raise ValueError("an exam, and only an exam, has a sealer")
    events = events_of(journal.entries, journal.path)
    if sealer is not None and not is_finished(journal.entries):
        back = Resumed(_away(journal), left_at(journal), clock_kind(clock), journal.witnessed or "")
        JournalLog(journal).append([back])
        events.append(back)
    try:
        practice = Practice(case.buyer, case.ears, clock, JournalLog(journal), events, sealer)
    except LookupError as error:
        words = _("The buyer or the scenario has changed too much since then; this talk cannot go on.")
        raise StorageError(words, journal.path) from error
    return Sitting(practice, journal, None, drift(case, journal.header))


def case_of(library: Library, header: Header, path: Path | None) -> Case:
    """The case that the session at ``path`` was begun with, as the files are today.

    Raises:
        NotASession: it names no case.
        Problems: its persona, scenario, shop or flow is gone or wrong.
    """
    if header.scenario is None:
        raise NotASession(_("%(file)s holds no talk.") % {"file": path}, path)
    return open_case(library, header.persona.id, header.scenario.id)


def _away(journal: MemoryJournal) -> int:
    """Seconds since the last turn was written, by what its line says; since the beginning where none says it."""
    wall = next((entry.wall for entry in reversed(journal.entries) if entry.wall), journal.header.started)
    try:
        return max(0, int((_now() - datetime.fromisoformat(wall)).total_seconds()))
    except (ValueError, TypeError):
        # No time, or one without its offset: nothing that was written here.
        return 0


def _now() -> datetime:
    return datetime.now(UTC)


def left_at(journal: MemoryJournal) -> int:
    """The time, in milliseconds, at which the log that counts ends. Raises as `events_of` does."""
    events = events_of(journal.entries, journal.path)
    return max((getattr(one, "at", 0) for one in events if not isinstance(one, HintTaken | ResultSealed)), default=0)


def events_of(entries: Sequence[Entry], path: Path | None) -> list[Event]:
    """The log that counts: all that a journal holds but what was taken back.

    Raises:
        Damaged: an entry is no event of this version, or a reply was taken back that is not there.
    """
    try:
        return list(surviving(written_in(entries, path)))
    except ValueError as error:
        raise Damaged(path or Path("-"), 1, str(error)) from None


def written_in(entries: Sequence[Entry], path: Path | None) -> list[Event]:
    """Every event that a journal holds, with what was taken back.

    Raises:
        Damaged: an entry is no event of this version.
    """
    events = []
    for entry in entries:
        try:
            events.append(from_data(entry.kind, entry.data))
        except ValueError as error:
            raise Damaged(path or Path("-"), entry.n + 1, str(error)) from None
    return events


def header_of(case: Case, seed: int, mode: str) -> Header:
    chart = case.buyer.chart
    digests = chart.digests
    return Header(
        started=_now().isoformat(timespec="seconds"),
        mode=mode,
        seed=seed,
        persona=Source(chart.persona, digests["persona"]),
        scenario=Source(chart.scenario, digests["scenario"]),
        shop=Source(chart.shop, digests["shop"]),
        also={"flow": digests["flow"]},
    )


def drift(case: Case, header: Header) -> tuple[str, ...]:
    """The kinds of files that differ from those that the session was begun with."""
    digests = case.buyer.chart.digests
    then = {
        "persona": header.persona.digest,
        "scenario": header.scenario.digest if header.scenario else "",
        "shop": header.shop.digest if header.shop else "",
        "flow": header.also.get("flow", ""),
    }
    return tuple(kind for kind, digest in then.items() if digest != digests.get(kind))
