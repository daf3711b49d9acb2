"""How the buyer stood after each reply of a track."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.core.engine import Buyer
from simulator.core.events import BuyerSaid, Event, TraineeSaid
from simulator.core.state import SessionState, reading


@dataclass(frozen=True, slots=True)
class Stand:
    """How the buyer stood after one reply and the silence that followed it."""

    turn: int
    said: str
    answered: tuple[str, ...]
    """The buyer's words to it."""
    node: str
    moods: Mapping[str, int]


def stands(buyer: Buyer, state: SessionState, events: Sequence[Event]) -> tuple[Stand, ...]:
    """One for each reply in ``events``, which follow from ``state``."""
    found: list[Stand] = []
    said: TraineeSaid | None = None
    part: list[Event] = []
    for event in (*events, None):
        if event is not None and not isinstance(event, TraineeSaid):
            part.append(event)
            continue
        state = buyer.fold(part, state)
        if said is not None:
            moods = {mood.id: reading(buyer.gauges, state, mood.id) for mood in buyer.chart.moods}
            words = tuple(one.text for one in part if isinstance(one, BuyerSaid))
            found.append(Stand(said.turn, said.text, words, state.node, moods))
        if event is not None:
            said, part = event, [event]
    return tuple(found)
