"""One turn of the core on the largest pair: a whole talk is heard first, then only the reactions are timed."""

from dataclasses import dataclass

from benchmarks.clock import time_us
from examples.bulk import talk
from examples.registry import TRAINEES
from examples.sheet import read_sheet
from simulator.authoring.library import Library
from simulator.core.acts import Heard
from simulator.core.engine import Buyer
from simulator.core.events import TraineeSaid
from simulator.core.state import SessionState
from simulator.practice.case import Case, open_case

ROUNDS = 60
SEEDS = range(1, 4)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as it came, and the state of mind that it met."""

    state: SessionState
    text: str
    heard: Heard
    at: int


def largest(library: Library, pairs: list[tuple[str, str]]) -> Case:
    """The pair whose chart has the most rules, items, facts and gauges."""
    cases = [open_case(library, *pair) for pair in pairs]
    return max(cases, key=_size)


def measure(library: Library, case: Case) -> list[float]:
    """Microseconds of each reaction to the replies of the example trainees; hearing and disk are not in it."""
    buyer = case.buyer
    replies = [reply for name in TRAINEES for seed in SEEDS for reply in replies_of(library, case, name, seed)]
    for reply in replies:
        _react(buyer, reply)
    return [time_us(lambda reply=reply: _react(buyer, reply)) for _round in range(ROUNDS) for reply in replies]  # type: ignore[misc]


def _react(buyer: Buyer, reply: Reply) -> SessionState:
    """What `Practice` does with a reply once it is heard."""
    return buyer.fold(buyer.react(reply.state, reply.text, reply.heard, reply.at), reply.state)


def replies_of(library: Library, case: Case, name: str, seed: int) -> list[Reply]:
    """All replies of one talk."""
    sheet = read_sheet(library, case.persona.id, case.scenario.id)
    played = talk(library, case, sheet, TRAINEES[name], seed)
    state, found = SessionState(), []
    for event in played.events:
        if isinstance(event, TraineeSaid):
            found.append(Reply(state, event.text, event.heard, event.at))
        state = case.buyer.fold([event], state)
    return found


def _size(case: Case) -> int:
    chart = case.buyer.chart
    return len(chart.rules) + len(chart.items) + len(chart.facts) + len(case.buyer.gauges.all)
