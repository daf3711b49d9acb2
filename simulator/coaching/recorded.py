"""A recorded talk made ready for coaching: its inputs, and the buyer as each reply found them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.coaching.inputs import Begun, Input, Left, Said, inputs_of, play_again
from simulator.coaching.stands import Stand, stands
from simulator.core.aside import hints_of, talk_of
from simulator.core.engine import Buyer
from simulator.core.events import Event, HintTaken
from simulator.core.state import SessionState
from simulator.scoring.card import Answer, Scorecard
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import ScoredCase, score


class Drifted(Exception):
    """Today's files do not give the recorded log, so nothing can be tried in it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The point of a talk just before the trainee's next reply, and before any silence that went before it."""

    place: int
    """How many events came before."""
    state: SessionState
    inputs: tuple[Input, ...]
    """What the trainee put in from here on."""

    @property
    def said(self) -> Said:
        """The reply that was sent from here."""
        return next(one for one in self.inputs if isinstance(one, Said))


@dataclass(frozen=True, slots=True)
class Recorded:
    """A talk as it was, with all that is needed to try it otherwise."""

    buyer: Buyer
    events: tuple[Event, ...]
    rubric: Rubric | None
    answers: tuple[Answer, ...]
    moments: Mapping[int, Moment]
    """By the number of the reply, from 1."""
    stands: Mapping[int, Stand]
    """How the buyer stood after it, likewise."""
    state: SessionState
    """How it ended, or where it stands."""

    left: SessionState | None = None
    """Where the trainee stopped although the buyer was not done; None where the talk came to its own end."""
    hints: tuple[HintTaken, ...] = ()
    """The hints that were taken; they cost the same on every track."""
    before: int = 0
    """Replies that were told to the trainee before a drill began; `moments` has only those that came after."""

    @property
    def turns(self) -> int:
        """How many replies the talk has, those before a drill among them."""
        return self.before + len(self.moments)


def record(
    buyer: Buyer, events: Sequence[Event], rubric: Rubric | None = None, answers: Sequence[Answer] = ()
) -> Recorded:
    """The talk in ``events``, the log that counts, which must have been played on this buyer.

    Raises:
        Drifted: the same inputs give another log today.
    """
    log = talk_of(events)
    if not log or not _same(buyer, log):
        raise Drifted
    placed = inputs_of(log, buyer.chart.max_turns)
    moments: dict[int, Moment] = {}
    state, folded, first, before = SessionState(), 0, 0, 0
    for number, one in enumerate(placed):
        if isinstance(one.input, Left):
            break
        if isinstance(one.input, Begun):
            before, moments = before + len(moments), {}
        if not isinstance(one.input, Said):
            continue
        place = placed[first].place
        state = buyer.fold(log[folded:place], state)
        folded = place
        moments[before + len(moments) + 1] = Moment(place, state, tuple(later.input for later in placed[first:]))
        first = number + 1
    after = {one.turn: one for one in stands(buyer, SessionState(), log)}
    over = next((one.place for one in placed if isinstance(one.input, Left)), len(log))
    left = buyer.fold(log[folded:over], state)
    end = buyer.fold(log[over:], left)
    stopped = None if left.ended else left
    hints = hints_of(events)
    return Recorded(buyer, log, rubric, tuple(answers), moments, after, end, stopped, hints, before)


def card_of(recorded: Recorded, events: Sequence[Event]) -> Scorecard | None:
    """The marks of a track of this talk; None where no rubric fits."""
    if recorded.rubric is None:
        return None
    log = (*events, *recorded.hints)
    return score(ScoredCase(recorded.buyer.chart, log, recorded.answers), recorded.rubric)


def _same(buyer: Buyer, log: tuple[Event, ...]) -> bool:
    try:
        return play_again(buyer, log) == log
    except (KeyError, ValueError):
        # A gauge or a state of the log that the chart no longer has, or a time that no longer fits.
        return False
