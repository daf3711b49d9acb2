"""Walk what a buyer can do: which states, rules and endings can be reached, and whether anybody is left speechless.

Every finding is backed by a walk that really happened; a thing that was not reached within the limit is reported as
not reached, not as impossible, unless the walk was `complete`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from simulator.core.chart import Result
from simulator.core.engine import Buyer
from simulator.core.events import BuyerSaid, Event, RuleFired, SessionEnded
from simulator.core.moves import Move, moves, soothing
from simulator.core.state import SessionState

LIMIT = 4_000
"""Replies that a survey tries."""

PAUSE = 5_000
"""Milliseconds that each abstract reply takes."""

INSIST = 10
"""How often one move is repeated to see where it leads."""

Path = tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What a walk through one chart found."""

    tried: int
    complete: bool
    states: frozenset[str]
    rules: frozenset[str]
    said: frozenset[str]
    endings: Mapping[str, Path]
    """For each ending a shortest walk that led there."""
    results: Mapping[Result, Path]
    mute: tuple[Path, ...]
    """Walks after which the buyer had nothing to say."""

    @property
    def winnable(self) -> bool:
        return "won" in self.results

    @property
    def losable(self) -> bool:
        return "lost" in self.results


@dataclass(slots=True)
class _Walk:
    buyer: Buyer
    tried: int = 0
    states: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    endings: dict[str, Path] = field(default_factory=dict)
    results: dict[Result, Path] = field(default_factory=dict)
    mute: list[Path] = field(default_factory=list)

    def note(self, path: Path, events: list[Event], state: SessionState) -> bool:
        """Keep what the walk has shown; whether it showed a rule at work for the first time."""
        known = len(self.rules)
        self.states.add(state.node)
        spoke = False
        for event in events:
            if isinstance(event, RuleFired):
                self.rules.add(event.rule)
            elif isinstance(event, BuyerSaid):
                self.said.add(event.line)
                spoke = True
            elif isinstance(event, SessionEnded):
                self.endings.setdefault(event.ending, path)
                self.results.setdefault(event.result, path)
        if not spoke and not state.ended and path and not path[-1].silence and len(self.mute) < 3:
            self.mute.append(path)
        return len(self.rules) > known


def survey(buyer: Buyer, seed: int = 1, limit: int = LIMIT) -> Survey:
    """Walk the buyer's mind, states walked least and walks that are short first, until ``limit`` replies were tried."""
    walk = _Walk(buyer)
    opening = buyer.start(seed)
    start = buyer.fold(opening)
    walk.note((), opening, start)
    every = (*moves(buyer.chart), *soothing(buyer.chart))
    for move in every:
        _insist(walk, start, move)
    seen = {rough(buyer, start)}
    expanded: Counter[str] = Counter()
    queue: list[tuple[int, int, int, SessionState, Path]] = [(0, 0, 0, start, ())]
    while queue and walk.tried < limit:
        known, length, order, state, path = heappop(queue)
        if 0 <= known < expanded[state.node]:
            heappush(queue, (expanded[state.node], length, order, state, path))
            continue
        expanded[state.node] += 1
        for move, events, after in steps(buyer, state, every):
            walk.tried += 1
            here = (*path, move)
            new = walk.note(here, events, after)
            key = rough(buyer, after)
            if not after.ended and key not in seen:
                seen.add(key)
                heappush(queue, (-1 if new else expanded[after.node], len(here), walk.tried, after, here))
            if walk.tried >= limit:
                break
    return Survey(
        walk.tried,
        not queue,
        frozenset(walk.states),
        frozenset(walk.rules),
        frozenset(walk.said),
        walk.endings,
        walk.results,
        tuple(walk.mute),
    )


def _insist(walk: _Walk, state: SessionState, move: Move) -> None:
    """Walk on with the same move until the buyer has had enough of it."""
    path: Path = ()
    while not state.ended and len(path) < INSIST:
        for _move, events, after in steps(walk.buyer, state, (move,)):
            walk.tried += 1
            path = (*path, move)
            walk.note(path, events, after)
            state = after


def steps(
    buyer: Buyer, state: SessionState, every: tuple[Move, ...]
) -> Iterator[tuple[Move, list[Event], SessionState]]:
    """What each move leads to from here."""
    for move in every:
        if move.silence:
            events = buyer.wait(state, state.at + move.silence * 1000)
        else:
            # Words differ from turn to turn, so that no abstract reply is taken for a repetition.
            events = buyer.react(state, f"{move} {state.turn}", move.heard(), state.at + PAUSE)
        yield move, events, buyer.fold(events, state)


def rough(buyer: Buyer, state: SessionState) -> tuple[object, ...]:
    """What tells two minds apart in a walk: everything but the finer shades of mood."""
    shades = len(buyer.chart.moods)
    moods = tuple(
        _third(value, gauge.low, gauge.high)
        for value, gauge in zip(state.gauges[:shades], buyer.gauges.all[:shades], strict=True)
    )
    rest = tuple(min(value, 2) if value < 10 else value // 5 for value in state.gauges[shades:])
    return (state.node, moods, rest, state.waits, state.approval_due is not None)


def _third(value: int, low: int, high: int) -> int:
    if value in (low, high):
        return -1 if value == low else 4
    return 3 * (value - low) // (high - low + 1)
