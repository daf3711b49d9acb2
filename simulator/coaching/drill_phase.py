"""Where a phase drill begins: a real walk to the state that was asked for, played on this very buyer.

Nothing is made up: the walk is found by the engine's own search, every reply of it goes through the buyer, and the
events that it brings about are the first events of the drill's log. So moods and agenda stand as they would.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.coaching.drill_told import Asked, Teller, told_in_acts
from simulator.coaching.drill_worded import worded_way
from simulator.coaching.inputs import Begun, Input, Said, Silence, put_in
from simulator.core.acts import Heard
from simulator.core.chart import Chart
from simulator.core.engine import Buyer
from simulator.core.events import Event
from simulator.core.moves import Move, moves
from simulator.core.seeking import GLAD, SOUR, distances, seek
from simulator.core.state import SessionState
from simulator.core.taxonomy import ACTS
from simulator.core.walking import PAUSE, Path

LONGEST = 10
"""Replies after which a way to the state counts as not found."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A talk that has come as far as the drill begins."""

    events: tuple[Event, ...]
    """The whole log so far; the last event says that the drill begins."""
    state: SessionState


def phases(chart: Chart) -> dict[str, str]:
    """The states in which a drill can begin, by id with their names: no end, and rules of this case lead there."""
    return {
        name: node.name
        for name, node in chart.nodes.items()
        if node.ending is None and (name == chart.start or chart.start in distances(chart, [name]))
    }


def lead_to(buyer: Buyer, node: str, seed: int, teller: Teller | None = None) -> Opened | None:
    """The talk up to ``node``; None where no way was found. The same seed, the same talk.

    ``teller`` words the replies on the way; without one, or where its words would lead elsewhere, they are told in
    acts. Raises `KeyError` where the chart has no such state.
    """
    if buyer.chart.nodes[node].ending is not None or node not in phases(buyer.chart):
        return None
    opening = buyer.start(seed)
    start = buyer.fold(opening)
    if start.node == node:
        return _begun(buyer, opening)
    path = _way(buyer, start, node)
    if path is None:
        return None
    if teller is not None:
        # A talk of model answers alone reads best; but not every state is reached by good words.
        worded = worded_way(buyer, opening, node, teller.answers, teller.ears)
        if worded is not None:
            return _begun(buyer, worded)
    for words in (teller, None) if teller is not None else (None,):
        opened = _played(buyer, opening, path, node, words)
        if opened is not None:
            return opened
    return None


def _way(buyer: Buyer, start: SessionState, node: str) -> Path | None:
    """The shortest way that was found: by good service where that leads there, else by whatever does."""
    every = moves(buyer.chart)
    good = [move for move in every if move.acts and all(key[0] in ACTS for key in move.acts)]
    searches: Sequence[tuple[Sequence[Move], int]] = ((good, GLAD), (every, GLAD), (every, SOUR))
    for tried, mood in searches:
        found = seek(buyer, start, [node], tried, None, mood, LONGEST)
        if found.path is not None:
            return found.path
    return None


def _played(buyer: Buyer, opening: Sequence[Event], path: Path, node: str, teller: Teller | None) -> Opened | None:
    """The way gone through as a practice goes; None where it leads elsewhere."""
    events = list(opening)
    state = buyer.fold(opening)
    for move in path:
        for one in _inputs(buyer, events, state, move, teller):
            happened = [event for part in put_in(buyer, state, [one]) for event in part]
            events += happened
            state = buyer.fold(happened, state)
    return _begun(buyer, events) if state.node == node and not state.ended else None


def _begun(buyer: Buyer, events: Sequence[Event]) -> Opened:
    """The talk with the note that the trainee's own part begins."""
    state = buyer.fold(events)
    begun = [event for part in put_in(buyer, state, [Begun(state.node, _clock(state))]) for event in part]
    return Opened((*events, *begun), buyer.fold(begun, state))


def _inputs(
    buyer: Buyer, events: Sequence[Event], state: SessionState, move: Move, teller: Teller | None
) -> Iterator[Input]:
    if move.silence:
        yield Silence(_clock(state) + move.silence * 1000)
        return
    clock = _clock(state) + PAUSE
    told: tuple[str, Heard] | None = None
    if teller is not None:
        told = teller.words(Asked(buyer, tuple(events), state, move, clock))
    text, heard = told or (told_in_acts(move), move.heard())
    yield Said(text, heard, clock)


def _clock(state: SessionState) -> int:
    """Clock time: what rules skipped has not passed on it."""
    return state.at - state.skipped
