"""Everything that one recorded talk teaches, as one value; reports and the app show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.coaching.best_path import Chance, best_path
from simulator.coaching.heed import Heed, unheeded
from simulator.coaching.left_open import NeverAsked, Unmet, never_asked, unmet
from simulator.coaching.model_answers import Ears
from simulator.coaching.near_miss import NearMiss, near_misses
from simulator.coaching.recorded import Recorded, card_of, record
from simulator.coaching.turning_points import TurningPoint, turning_points
from simulator.coaching.worded_path import with_forbidden, worded
from simulator.core.engine import Buyer
from simulator.core.events import Event
from simulator.scoring.card import Answer, Scorecard
from simulator.scoring.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Coaching:
    """What trying the talk otherwise has shown."""

    recorded: Recorded
    card: Scorecard | None
    near_misses: tuple[NearMiss, ...]
    chances: tuple[Chance, ...]
    turning_points: tuple[TurningPoint, ...]
    never_asked: tuple[NeverAsked, ...]
    unmet: tuple[Unmet, ...]


def coach(
    buyer: Buyer,
    events: Sequence[Event],
    rubric: Rubric | None,
    answers: Sequence[Answer],
    ears: Ears,
    heed: Heed = unheeded,
) -> Coaching:
    """The coaching of a talk that was played on this buyer: about two seconds, in which ``heed`` is told of each step.

    Raises:
        simulator.coaching.recorded.Drifted: today's files do not give the recorded log any more.
    """
    recorded = record(buyer, events, rubric, answers)
    card = card_of(recorded, recorded.events)
    misses = near_misses(recorded, card, heed=heed) if card else ()
    chances = with_forbidden(worded(recorded, best_path(recorded, heed=heed), ears, heed), card)
    return Coaching(
        recorded,
        card,
        misses,
        chances,
        turning_points(recorded, card, misses, chances, ears, heed=heed),
        never_asked(buyer, recorded.events),
        unmet(buyer, recorded.state),
    )
