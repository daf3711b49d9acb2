"""Single steps of a walk through a buyer's mind: an abstract reply or a silence, and what it leads to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.core.engine import Buyer
from simulator.core.events import Event
from simulator.core.moves import Move
from simulator.core.state import SessionState

PAUSE = 5_000
"""Milliseconds that each abstract reply takes."""

Path = tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One move, the events it brings about, and the state they lead to."""

    move: Move
    events: tuple[Event, ...]
    after: SessionState


def steps(buyer: Buyer, state: SessionState, every: Sequence[Move]) -> Iterator[Step]:
    """What each move leads to from here."""
    for move in every:
        if move.silence:
            events = buyer.wait(state, state.at + move.silence * 1000)
        else:
            # Words differ from turn to turn, so that no abstract reply is taken for a repetition.
            events = buyer.react(state, f"{move} {state.turn}", move.heard(), state.at + PAUSE)
        yield Step(move, tuple(events), buyer.fold(events, state))
