"""The moments of a stored talk that failed, to be tried again: each reply is played by the same buyer, exactly.

Nothing here asks, prints or keeps anything; `kefu drill` and the app show it. `drill_moments` gives what is to be
tried, `try_reply` says what another reply would have done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from simulator.coaching.coach import Coaching
from simulator.coaching.model_answers import Ears
from simulator.coaching.near_miss import MoodShift, NearMiss, Softer, bettered
from simulator.coaching.recorded import Recorded
from simulator.coaching.turning_points import TurningPoint
from simulator.coaching.what_if import Fork, Other, fork
from simulator.core.acts import Heard
from simulator.core.events import BuyerSaid, Noticed, TraineeSaid
from simulator.core.state import reading
from simulator.practice.session import buyer_words
from simulator.scoring.card import Mark, Scorecard
from simulator.scoring.costs import turn_costs
from simulator.scoring.shown import as_shown

TRIES = 3
"""Replies that may be tried at one moment before a model answer is shown."""
LINES = 6
"""Messages before the moment that are shown."""

Spoken = BuyerSaid | TraineeSaid | Noticed


@dataclass(frozen=True, slots=True)
class Failed:
    """A check that lost points by the reply of this moment."""

    check: str
    name: str
    points: Fraction
    """In points of the total, like ``out_of``."""
    out_of: Fraction
    open: bool = True
    """Whether a better reply alone is sure to be able to earn it; not where the whole talk was too short to earn."""


@dataclass(frozen=True, slots=True)
class DrillMoment:
    """One reply that cost much, with all that the trainee should see before trying another."""

    turn: int
    before: tuple[Spoken, ...]
    """The last messages up to it, the buyer's last words among them."""
    said: str
    """The reply as it was."""
    moods: tuple[tuple[str, int], ...]
    """The moods by name as they stood when it was sent."""
    failed: tuple[Failed, ...]
    """The checks that it lost points by, the most costly first; empty where only the buyer took it ill."""
    near_misses: tuple[NearMiss, ...]
    softer: Softer | None
    answers: tuple[str, ...]
    """Model answers that this buyer would have taken better, the best first."""


@dataclass(frozen=True, slots=True)
class Retried:
    """A failed check, as it was and as it would have been."""

    name: str
    was: Fraction
    would: Fraction
    out_of: Fraction
    passes: bool
    """Whether it would have held all its points."""

    @property
    def gains(self) -> bool:
        return self.would > self.was


@dataclass(frozen=True, slots=True)
class Tried:
    """What another reply would have done, the rest of the talk as it was."""

    text: str
    heard: Heard
    was: tuple[str, ...]
    """What the buyer answered then."""
    would: tuple[str, ...]
    """What the buyer answers to this."""
    moods: tuple[MoodShift, ...]
    """Every mood right after the reply, also those that stand alike."""
    checks: tuple[Retried, ...]
    marks: tuple[int, int] | None
    """The total of the whole talk as it was and as it would be; None where no rubric fits."""
    lost: bool
    """Whether the buyer is lost by it who was not lost then."""

    @property
    def mended(self) -> bool:
        """Whether the moment is mended: it helps and has no fault, the buyer is no worse off, what failed earns more.

        Where no check failed the buyer must be better off.
        """
        felt = bettered(self.moods)
        if any(self.heard.faults()) or not any(self.heard.services()) or self.lost or felt < 0:
            return False
        return any(one.gains for one in self.checks) if self.checks else felt > 0


@dataclass(frozen=True, slots=True)
class Summary:
    """How a drill of moments went."""

    moments: int
    mended: int
    tries: int


def drill_moments(coaching: Coaching, most: int | None = None) -> tuple[DrillMoment, ...]:
    """The moments of a coached talk worth trying again, in the order of the talk; ``most`` takes the costliest."""
    points = coaching.turning_points
    if most is not None:
        worst = sorted(points, key=lambda point: (-point.cost.weight, point.turn))[:most]
        points = tuple(sorted(worst, key=lambda point: point.turn))
    return tuple(_moment(coaching.recorded, coaching.card, point) for point in points)


def try_reply(recorded: Recorded, moment: DrillMoment, text: str, ears: Ears) -> Tried:
    """What ``text`` would have done in the place of that moment's reply; sent at the same time, played exactly."""
    state = recorded.moments[moment.turn].state
    words = buyer_words(moment.before, state.turn)
    heard = ears(text, words, state.replies)
    both = fork(recorded, moment.turn, Other(text, heard))
    was, would = both.was.stands[0], both.would.stands[0]
    marks = (both.was.card.total, both.would.card.total) if both.was.card and both.would.card else None
    return Tried(
        text,
        heard,
        was.answered,
        would.answered,
        tuple(
            MoodShift(mood.id, mood.name, was.moods[mood.id], would.moods[mood.id], mood.good)
            for mood in recorded.buyer.chart.moods
        ),
        _checks(moment, both),
        marks,
        _lost(both),
    )


def summary(tried: Sequence[Sequence[Tried]], moments: int) -> Summary:
    """How it went; ``tried`` are the replies at each moment that was come to."""
    return Summary(moments, sum(any(one.mended for one in each) for each in tried), sum(len(each) for each in tried))


def _moment(recorded: Recorded, card: Scorecard | None, point: TurningPoint) -> DrillMoment:
    state = recorded.moments[point.turn].state
    sent = next(
        place
        for place, event in enumerate(recorded.events)
        if isinstance(event, TraineeSaid) and event.turn == point.turn
    )
    spoken = [event for event in recorded.events[:sent] if isinstance(event, BuyerSaid | TraineeSaid | Noticed)]
    chart = recorded.buyer.chart
    return DrillMoment(
        point.turn,
        tuple(spoken[-LINES:]),
        recorded.moments[point.turn].said.text,
        tuple((mood.name, reading(recorded.buyer.gauges, state, mood.id)) for mood in chart.moods),
        _failed(card, point) if card else (),
        point.near_misses,
        point.softer,
        tuple(better.text for better in point.better),
    )


def _failed(card: Scorecard, point: TurningPoint) -> tuple[Failed, ...]:
    """The checks that lost points by this very reply, or that a small change of it would have passed."""
    cost = {one.check for one in turn_costs(card).get(point.turn, ())}
    near = {miss.check for miss in point.near_misses}
    marks = [
        mark
        for part in as_shown(card).dimensions
        for mark in part.marks
        if not mark.passed and (mark.check in cost or (mark.check in near and not _short(mark)))
    ]
    found = [
        Failed(mark.check, mark.name, mark.points, mark.out_of, not _short(mark)) for mark in marks if mark.applies
    ]
    return tuple(sorted(found, key=lambda one: one.points - one.out_of))


def _short(mark: Mark) -> bool:
    """Whether it earned nothing only because the whole talk was too short to earn; that is no fault of one reply."""
    return mark.unjudged != "" or any(note.reason == "needs" for note in mark.notes)


def _checks(moment: DrillMoment, both: Fork) -> tuple[Retried, ...]:
    """What became of the failed checks; of those that the talk was too short for only what this reply earns after all,
    since a useful reply more may be what the talk was short of."""
    retried = [(one, _retried(one, both)) for one in moment.failed]
    return tuple(then for one, then in retried if one.open or then.gains)


def _retried(failed: Failed, both: Fork) -> Retried:
    mark = _mark(both.would.card, failed.check)
    would = mark.points / mark.out_of * failed.out_of if mark is not None and mark.applies else failed.points
    return Retried(failed.name, failed.points, would, failed.out_of, mark is not None and mark.passed)


def _mark(card: Scorecard | None, check: str) -> Mark | None:
    marks = (mark for part in card.dimensions for mark in part.marks) if card else iter(())
    return next((mark for mark in marks if mark.check == check), None)


def _lost(both: Fork) -> bool:
    was, would = both.was.ended, both.would.ended
    return would is not None and would.result == "lost" and (was is None or was.result != "lost")
