"""Walk what a buyer can do: which states, rules and endings can be reached, and whether anybody is left speechless.

Every finding is backed by a walk that really happened; a thing that was not reached within the limit is reported as
not reached, not as impossible.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from simulator.core.chart import Chart, Result
from simulator.core.engine import Buyer
from simulator.core.events import BuyerSaid, RuleFired, SessionEnded
from simulator.core.moves import Move, moves, soothing
from simulator.core.rough import rough
from simulator.core.seeking import GLAD, SOUR, Visit, distances, seek
from simulator.core.state import SessionState
from simulator.core.walking import Path, Step, steps

LIMIT = 2_500
"""Replies that the free walk of a survey tries, beside those in search of a certain state."""

MET = 3
"""Minds of each state from which a search for what lies near it begins."""
NEAR = 5
"""Replies that such a search takes at the most."""

INSIST = 10
"""How often one move is repeated to see where it leads."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a walk through one chart found."""

    tried: int
    possible: frozenset[str]
    """The states that rules of this chart lead to, whatever their guards ask."""
    states: frozenset[str]
    rules: frozenset[str]
    said: frozenset[str]
    endings: Mapping[str, Path]
    """For each ending a walk that led there."""
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
    passed: dict[str, list[tuple[SessionState, Path]]] = field(default_factory=dict)
    """A few minds that were met in each state."""

    def note(self, path: Path, step: Step) -> bool:
        """Keep what the step has shown; whether it showed a rule at work for the first time."""
        self.tried += 1
        known, spoke = len(self.rules), False
        self.states.add(step.after.node)
        met = self.passed.setdefault(step.after.node, [])
        if len(met) < MET:
            met.append((step.after, path))
        for event in step.events:
            if isinstance(event, RuleFired):
                self.rules.add(event.rule)
                self.states.update({event.source, event.to or event.source})
            elif isinstance(event, BuyerSaid):
                self.said.add(event.line)
                spoke = True
            elif isinstance(event, SessionEnded):
                self.endings.setdefault(event.ending, path)
                self.results.setdefault(event.result, path)
        if not spoke and not step.after.ended and not step.move.silence and len(self.mute) < 3:
            self.mute.append(path)
        return len(self.rules) > known


def survey(buyer: Buyer, seed: int = 1, limit: int = LIMIT) -> Survey:
    """Insist on each move, walk freely for ``limit`` replies, then look for whatever has not been reached."""
    walk = _Walk(buyer)
    start = buyer.fold(buyer.start(seed))
    walk.states.add(start.node)
    singles = moves(buyer.chart)
    for move in singles:
        _insist(walk, start, move)
    _roam(walk, start, (*singles, *soothing(buyer.chart)), limit)
    won = [name for name, node in buyer.chart.nodes.items() if node.ending and node.ending.result == "won"]
    if "won" not in walk.results:
        seek(buyer, start, won, singles, walk.note)
    possible = _possible(buyer.chart)
    for name in possible:
        if name not in walk.states:
            _look_for(walk, name, singles)
    return Survey(
        walk.tried,
        frozenset(possible),
        frozenset(walk.states),
        frozenset(walk.rules),
        frozenset(walk.said),
        walk.endings,
        walk.results,
        tuple(walk.mute),
    )


def _possible(chart: Chart) -> list[str]:
    return [name for name in chart.nodes if name == chart.start or chart.start in distances(chart, [name])]


def _look_for(walk: _Walk, name: str, every: tuple[Move, ...]) -> None:
    """Search for a state from minds that are already near it, in good mood and in bad."""
    far = distances(walk.buyer.chart, [name])
    for node in sorted(far, key=lambda one: (far[one], one)):
        for state, path in walk.passed.get(node, ())[:MET]:
            for mood in (SOUR, GLAD):
                found = seek(walk.buyer, state, [name], every, _after(walk, path), mood, NEAR)
                if found.path is not None:
                    return


def _after(walk: _Walk, before: Path) -> Visit:
    return lambda path, step: walk.note((*before, *path), step)


def _roam(walk: _Walk, start: SessionState, every: tuple[Move, ...], limit: int) -> None:
    """Walk on from the states walked least, and from where something new was seen."""
    seen = {rough(walk.buyer, start)}
    expanded: Counter[str] = Counter()
    end = walk.tried + limit
    queue: list[tuple[int, int, int, SessionState, Path]] = [(0, 0, 0, start, ())]
    while queue and walk.tried < end:
        known, length, order, state, path = heappop(queue)
        if 0 <= known < expanded[state.node]:
            heappush(queue, (expanded[state.node], length, order, state, path))
            continue
        expanded[state.node] += 1
        for step in steps(walk.buyer, state, every):
            here = (*path, step.move)
            new = walk.note(here, step)
            key = rough(walk.buyer, step.after)
            if not step.after.ended and key not in seen:
                seen.add(key)
                rank = -1 if new else expanded[step.after.node]
                heappush(queue, (rank, len(here), walk.tried, step.after, here))


def _insist(walk: _Walk, state: SessionState, move: Move) -> None:
    """Walk on with the same move until the buyer has had enough of it."""
    path: Path = ()
    while not state.ended and len(path) < INSIST:
        for step in steps(walk.buyer, state, (move,)):
            path = (*path, move)
            walk.note(path, step)
            state = step.after
