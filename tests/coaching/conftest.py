"""Real buyers with their rubrics, for talks that are tried otherwise."""

from dataclasses import dataclass

import pytest

from simulator.authoring.compiling.fitting import answers_of, rubric_for
from simulator.authoring.library import Library
from simulator.coaching.recorded import Recorded, record
from simulator.core.engine import Buyer
from simulator.core.events import Event
from simulator.practice.case import Case, open_case
from simulator.scoring.card import Answer
from simulator.scoring.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Played:
    """A case with all that coaching needs."""

    case: Case
    rubric: Rubric
    answers: tuple[Answer, ...]

    @property
    def buyer(self) -> Buyer:
        return self.case.buyer

    def record(self, events: list[Event]) -> Recorded:
        return record(self.buyer, events, self.rubric, self.answers)


def played_case(library: Library, persona: str, scenario: str) -> Played:
    return Played(open_case(library, persona, scenario), rubric_for(library, scenario), answers_of(library, scenario))


@pytest.fixture(scope="session")
def upset(library: Library) -> Played:
    """After the sale, in a stalemate; the supervisor can be asked."""
    return played_case(library, "cold", "wrong-lock")


@pytest.fixture(scope="session")
def fussy(library: Library) -> Played:
    """After the sale; comes back to promises and to wrong facts."""
    return played_case(library, "troublesome", "damaged-on-arrival")


@pytest.fixture(scope="session")
def bargaining(library: Library) -> Played:
    """Before the sale, with a price to haggle over."""
    return played_case(library, "haggler", "too-expensive")


@pytest.fixture(params=["upset", "fussy", "bargaining"])
def played(request: pytest.FixtureRequest) -> Played:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Played)
    return found
