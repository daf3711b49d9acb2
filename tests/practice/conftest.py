"""Practices of a small buyer whose log lies in memory, with ears that hear what the words say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from simulator.authoring.library import Library
from simulator.core.acts import Act, Heard, Span
from simulator.core.aside import surviving
from simulator.core.events import Event
from simulator.core.taxonomy import ACTS, FAULTS
from simulator.practice.case import Case, open_case
from simulator.practice.clocks import VirtualClock
from simulator.practice.sealing import Sealer
from simulator.practice.session import Practice


@dataclass(slots=True)
class Kept:
    """A log in memory."""

    writes: list[tuple[Event, ...]] = field(default_factory=list)

    @property
    def events(self) -> list[Event]:
        """Every event that was ever written."""
        return [event for write in self.writes for event in write]

    def append(self, events: Sequence[Event]) -> None:
        self.writes.append(tuple(events))


def literal_ears(text: str, buyer: str, earlier: tuple[str, ...]) -> Heard:  # noqa: ARG001  # as ears are called
    """Hears ``apologise contempt`` as an apology and a fault."""
    acts: list[Act] = []
    for name in text.split():
        if name in ACTS or name in FAULTS:
            start = text.index(name)
            acts.append(Act(name, "act" if name in ACTS else "fault", Span(start, start + len(name))))
    return Heard(tuple(acts), length=len(text))


@dataclass(slots=True)
class Bench:
    """A practice with its clock and its log, opened."""

    case: Case
    sealer: Sealer | None = None
    clock: VirtualClock = field(default_factory=VirtualClock)
    log: Kept = field(default_factory=Kept)
    practice: Practice = field(init=False)

    def __post_init__(self) -> None:
        self.practice = Practice(self.case.buyer, literal_ears, self.clock, self.log, sealer=self.sealer)
        self.practice.start(7)

    def say(self, text: str, after: int = 3_000) -> None:
        self.clock.pass_ms(after)
        self.practice.say(text)

    def again(self) -> Practice:
        """The practice as another sitting finds it in the log."""
        events = surviving(self.log.events)
        return Practice(self.case.buyer, literal_ears, VirtualClock(self.practice.state.at), Kept(), events)


@pytest.fixture(scope="session")
def upset(library: Library) -> Case:
    return open_case(library, "cold", "wrong-lock")


@pytest.fixture
def bench(upset: Case) -> Bench:
    return Bench(upset)
