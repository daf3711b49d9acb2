"""The best end that was still within reach before each reply, and what the reply gave away of it.

Best means the result first, then the stars; the moods only tell ends apart that are alike in both, and the search
stops at the first win with all stars, so that a talk may leave the buyer still happier. A beam of walks looks for it,
as wide and as long as its allowance of tries lets it be; what the trainee really did from there on is always among the
ways. So the answer is a lower bound, and what a reply gave away is never less than nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simulator.coaching.good_moves import WARM, GoodMoves, good_moves
from simulator.coaching.heed import Heed, unheeded
from simulator.coaching.recorded import Recorded
from simulator.coaching.worth import RANKS, Worth, worth_of
from simulator.core.engine import Buyer
from simulator.core.moves import Move
from simulator.core.rough import rough
from simulator.core.seeking import STATE_WORTH, distances, merit
from simulator.core.state import SessionState
from simulator.core.walking import Path, Step, steps
from simulator.scoring.card import Answer

WIDTH = 4
"""Walks kept at each length; every reply of the talk is searched from, so narrower than a survey's."""
DEPTH = 16
"""Replies after which a way counts as not found."""
TRIES = 4_500
"""Replies tried for a whole talk: about two seconds."""
FIRST = 2_000
"""Replies that the search from one turn may try; the later ones mostly follow the way that an earlier one found."""
LEAST = 150
"""Replies that the search from one turn may try when the allowance is used up."""
AFTER = 2
"""Lengths that are still tried after the first win, for a better one."""
MOST_STARS = 5
UNSAID = 3
"""What a reply that the case has no words for counts against a way, in the measure of `merit`: little, so that it
only decides between ways that are nearly alike."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What was possible before one reply, or before the trainee broke off."""

    turn: int
    """The number of the reply; one more than the last where the talk was broken off."""
    best: Worth
    after: Worth
    """What was still possible once the reply was sent."""
    path: Path
    """Replies that lead to ``best``; empty where the trainee's own way on is the best one known."""
    broke_off: bool = False
    words: tuple[str, ...] = ()
    """What one could say, one for each reply of ``path``; empty for a reply that the case has no fitting words for,
    and altogether where none were looked for."""
    forbidden: tuple[str, ...] = ()
    """The names of the rules that the reply broke; regret knows nothing of what is allowed."""

    @property
    def regret(self) -> int:
        """What the reply gave away, from 0 to 999; see `Worth.points`."""
        return self.best.points - self.after.points


def best_path(recorded: Recorded, tries: int = TRIES, heed: Heed = unheeded) -> tuple[Chance, ...]:
    """The chances before every reply of the talk, in order."""
    buyer = recorded.buyer
    search = _Search(buyer, good_moves(buyer), heed, _sayable(buyer, recorded.answers))
    starts = {turn: moment.state for turn, moment in recorded.moments.items()}
    left = recorded.left
    if left is not None:
        starts[recorded.turns + 1] = left
    ends: dict[int, _End] = {}
    known: Path = ()
    for turn, state in starts.items():
        share = min(FIRST, max(LEAST, tries - search.tried))
        ends[turn] = search.look_from(state, known, share)
        known = ends[turn].path or known
    after = worth_of(buyer, recorded.state, recorded.events)
    chances: list[Chance] = []
    for turn in sorted(ends, reverse=True):
        worth, path = ends[turn].worth, ends[turn].path
        if worth is None or worth <= after:
            worth, path = after, ()
        chances.append(Chance(turn, worth, after, path, turn > recorded.turns))
        after = worth
    return tuple(reversed(chances))


def best_way(buyer: Buyer, state: SessionState, tries: int = FIRST, answers: Sequence[Answer] = ()) -> Path:
    """Replies that lead from here to the best end that was found in so many tries; empty where none was found.

    Of ways that are alike, one that the ``answers`` have words for comes first.
    """
    return _Search(buyer, good_moves(buyer), sayable=_sayable(buyer, answers)).look_from(state, (), tries).path


def _sayable(buyer: Buyer, answers: Sequence[Answer]) -> frozenset[tuple[str, str]]:
    """Acts with topics that the case has words for."""
    known = {(one.act, about) for one in answers for about in (one.topic or "", "")}
    asked = {(act, fact.topic) for fact in buyer.chart.facts if fact.question for act in fact.asked_by}
    return frozenset(known | asked | {(act, "") for act, _topic, _slot in WARM})


@dataclass(frozen=True, slots=True)
class _End:
    worth: Worth | None = None
    path: Path = ()

    def better(self, other: "_End") -> "_End":
        """The better of the two; this one where they are alike."""
        if other.worth is None or (self.worth is not None and self.worth >= other.worth):
            return self
        return other

    @property
    def won(self) -> bool:
        return self.worth is not None and self.worth.rank == RANKS["won"]

    @property
    def perfect(self) -> bool:
        return self.won and self.worth is not None and self.worth.stars == MOST_STARS


@dataclass(slots=True)
class _Search:
    buyer: Buyer
    good: GoodMoves
    heed: Heed = unheeded
    sayable: frozenset[tuple[str, str]] = frozenset()
    tried: int = 0
    far: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        nodes = self.buyer.chart.nodes
        half = distances(self.buyer.chart, [name for name in nodes if _result(self.buyer, name) == "partial"])
        won = distances(self.buyer.chart, [name for name in nodes if _result(self.buyer, name) == "won"])
        # Where a win is out of reach, half a win is looked for.
        self.far = {**{name: away + len(nodes) for name, away in half.items()}, **won}

    def look_from(self, start: SessionState, known: Path, tries: int) -> _End:
        """The best end found from here; what is left of the way that an earlier search found is tried first."""
        best = _End()
        for skip in range(len(known)):
            best = best.better(self._follow(start, known[skip:]))
            if best.perfect:
                return best
        return best.better(self._look(start, self.tried + tries))

    def _follow(self, state: SessionState, path: Path) -> _End:
        for place, move in enumerate(path, 1):
            step = self._step(state, move)
            state = step.after
            if state.ended:
                return _End(worth_of(self.buyer, state, step.events), path[:place])
        return _End()

    def _look(self, start: SessionState, until: int) -> _End:
        best = _End()
        beam: list[tuple[SessionState, Path]] = [(start, ())]
        lengths = DEPTH
        while beam and lengths and self.tried < until and not best.perfect:
            lengths -= 1
            ranked: dict[object, tuple[int, int, SessionState, Path]] = {}
            for state, path in beam:
                for step in steps(self.buyer, state, self.good.at(state)):
                    self.tried += 1
                    self.heed("best_path")
                    after, here = step.after, (*path, step.move)
                    if after.ended:
                        end = _End(worth_of(self.buyer, after, step.events), here)
                        if end.won and not best.won:
                            lengths = min(lengths, AFTER)
                        best = best.better(end)
                    elif after.node in self.far:
                        cost = self.far[after.node] * STATE_WORTH - merit(self.buyer, after)
                        cost += UNSAID * sum(not self._has_words(move) for move in here)
                        key = rough(self.buyer, after)
                        if key not in ranked or cost < ranked[key][0]:
                            ranked[key] = (cost, self.tried, after, here)
            beam = [(one[2], one[3]) for one in sorted(ranked.values(), key=lambda one: one[:2])[:WIDTH]]
        return best

    def _has_words(self, move: Move) -> bool:
        return all((act, topic or "") in self.sayable for act, topic, _slot in move.acts)

    def _step(self, state: SessionState, move: Move) -> Step:
        self.tried += 1
        self.heed("best_path")
        return next(steps(self.buyer, state, (move,)))


def _result(buyer: Buyer, node: str) -> str:
    ending = buyer.chart.nodes[node].ending
    return ending.result if ending else ""
