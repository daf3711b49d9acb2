"""Whether a stored session is what was played: its chain, its files, the same log from the same inputs, its marks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simulator import __version__
from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.coaching.inputs import play_again
from simulator.core.aside import takes, talk_of
from simulator.core.engine import Buyer
from simulator.core.events import Event
from simulator.practice.case import Case
from simulator.reports.proof_marks import MarkProof, prove_marks
from simulator.reports.proof_rules import Breach, Doubt, breaches_of, misheard
from simulator.reports.sealed import Taken, code_of, taken
from simulator.reports.stored import open_stored
from simulator.storage.exams import goes_on
from simulator.storage.lines import EXAM, Header
from simulator.storage.reading import Torn, read_session
from simulator.storage.sessions import is_assisted, is_finished
from simulator.storage.sittings import EARS, written_in
from simulator.storage.witness import witnessed


@dataclass(frozen=True, slots=True)
class Difference:
    """The first event at which the log that was recorded and the one that is played today part."""

    number: int
    """Counted from 1: the entry of the session file."""
    recorded: str
    """The kind of event; empty where the recorded log has ended."""
    played: str


@dataclass(frozen=True, slots=True)
class Proof:
    session: str
    mode: str
    chain: str
    entries: int
    finished: bool
    assisted: bool
    torn: Torn | None
    drifted: tuple[str, ...]
    """The kinds of files that are not what they were; ``engine`` and ``ears`` among them."""
    missing: tuple[str, ...]
    """What keeps the case from being opened today, in words."""
    difference: Difference | None
    """None where today's engine gives the identical log, or where the case cannot be opened."""
    misheard: tuple[int, ...] = ()
    """Replies in which the very ears that heard them hear something else."""
    breaches: tuple[Breach, ...] = ()
    """What no exam allows."""
    marks: tuple[MarkProof, ...] = ()
    """The sealed marks and those kept beside the session, each marked again."""
    taken: Taken | None = None
    """How an exam was taken; None for a practice, and for an exam of which nothing may be told yet."""
    goes_on: bool = False
    """Whether it is an exam that is not over: then nothing but its chain is told."""

    @property
    def holds(self) -> bool:
        """Whether everything that was recorded, and that can be held against today's files, comes out again."""
        wrong = (self.missing, self.misheard, self.breaches, [one for one in self.marks if one.holds is False])
        return self.difference is None and not any(wrong)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What no proof reaches, in an exam with which nothing is wrong."""
        found: list[Doubt] = []
        if self.goes_on:
            found.append("unfinished")
        if self.taken is not None and self.taken.breaks:
            found.append("interrupted")
        if self.taken is not None and self.taken.clock == "virtual":
            found.append("virtual_clock")
        if any(one.where == "sealed" and one.holds is None for one in self.marks):
            found.append("sealed_mark")
        return tuple(found)

    @property
    def verdict(self) -> bool | None:
        """Whether it is proved; None where nothing is wrong and yet it cannot be."""
        return None if self.holds and self.doubts else self.holds

    @property
    def code(self) -> str:
        """What the result is quoted by."""
        return code_of(self.chain)


def prove(library: Library, path: Path) -> Proof:
    """The proof of the session at ``path``.

    Raises:
        StorageError: the chain is broken, or the file is no session.
    """
    session = read_session(path)
    proof = Proof(
        session.header.session or path.stem,
        session.header.mode,
        session.chain,
        len(session.entries),
        is_finished(session.entries),
        is_assisted(session.entries),
        session.torn,
        (),
        (),
        None,
    )
    if goes_on(session):
        return replace(proof, goes_on=True)
    events = written_in(session.entries, path)
    how = taken(session.header, events)
    try:
        stored = open_stored(library, path)
    except Problems as problems:
        return replace(proof, taken=how, missing=tuple(f"{one.code} {one.message}" for one in problems.diagnostics))
    drifted = (*stored.drifted, *_older(stored.case, session.header))
    deaf = () if "ears" in drifted or EARS not in session.header.also else misheard(stored.case, stored.events)
    marks = prove_marks(library, stored)
    if any(one.where == "sealed" and one.unlike is not None for one in marks):
        drifted = (*drifted, "rubric")
    return replace(
        proof,
        drifted=drifted,
        difference=first_difference(stored.case.buyer, events),
        misheard=deaf,
        breaches=breaches_of(session.header, events, witnessed(path, session.chains)) if proof.mode == EXAM else (),
        marks=marks,
        taken=how,
    )


def first_difference(buyer: Buyer, recorded: Sequence[Event]) -> Difference | None:
    """Where the recorded log and the one that its inputs give with this buyer part; None where they are identical.

    What was taken back is played too: each log that ever counted, up to where it was cut.
    """
    for take in takes(recorded):
        found = _difference(buyer, talk_of(take))
        if found is not None:
            number = _number(recorded, take, found.number)
            return Difference(number, found.recorded, found.played)
    return None


def _difference(buyer: Buyer, recorded: tuple[Event, ...]) -> Difference | None:
    try:
        played = play_again(buyer, recorded)
    except (KeyError, ValueError) as error:
        return Difference(1, _kind(recorded, 0), str(error))
    if recorded == played:
        return None
    places = range(max(len(recorded), len(played)))
    place = next(place for place in places if recorded[place : place + 1] != played[place : place + 1])
    return Difference(place + 1, _kind(recorded, place), _kind(played, place))


def _number(recorded: Sequence[Event], take: Sequence[Event], number: int) -> int:
    """The entry of the file in which event ``number`` of this take stands; one behind the last where it is missing."""
    talk = talk_of(take)
    if number > len(talk):
        return len(recorded)
    wanted = talk[number - 1]
    return next(place for place, event in enumerate(recorded, 1) if event is wanted)


def _older(case: Case, header: Header) -> list[str]:
    """What was another then, besides the files of the case."""
    found = [] if header.engine == __version__ else ["engine"]
    ears = header.also.get(EARS)
    return found if ears in (None, case.ears_digest()) else [*found, "ears"]


def _kind(events: Sequence[Event], place: int) -> str:
    return type(events[place]).__name__ if place < len(events) else ""
