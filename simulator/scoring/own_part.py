"""The trainee's own part of a drill: what was told to them before it neither earns nor costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from simulator.core.events import DrillBegun, Event
from simulator.scoring.card import Mark
from simulator.scoring.marking import mark_check
from simulator.scoring.record import Record, read
from simulator.scoring.rubric import Check
from simulator.scoring.scene import Scene


@dataclass(frozen=True, slots=True)
class OwnPart:
    """Marks checks on what the trainee did themselves."""

    before: int
    """Replies that were told to them; 0 where the talk is no drill."""
    whole: Scene
    own: Scene

    def mark(self, check: Check, dimension: str) -> Mark:
        """What the check makes of the trainee's part.

        What the replies before had earned already is not asked again, such as an apology or the first two of four
        steps; what they had spoilt is not held against the trainee.
        """
        mine = mark_check(check, dimension, self.own)
        if check.avoid or not self.before:
            return mine
        whole = mark_check(check, dimension, self.whole)
        earlier = [one for one in whole.evidence if one.turn is not None and one.turn <= self.before]
        given = sum((one.delta for one in earlier), Fraction(0))
        if not given:
            return mine
        evidence = tuple(one for one in whole.evidence if one not in earlier)
        return replace(whole, points=whole.points - given, out_of=whole.out_of - given, evidence=evidence)


def own_part(record: Record, events: Sequence[Event], make: Callable[[Record], Scene]) -> OwnPart:
    """The part of this log that is the trainee's; ``make`` makes the scene of a record."""
    scene = make(record)
    place = next((place for place, event in enumerate(events) if isinstance(event, DrillBegun)), None)
    if place is None:
        return OwnPart(0, scene, scene)
    told = read(record.chart, events[:place])
    return OwnPart(told.turns, scene, make(_since(record, told)))


def _since(record: Record, told: Record) -> Record:
    """The record without what was ``told``; replies keep their numbers, and whom they repeat or copy."""
    # The buyer's last words before it are what the trainee answers.
    unanswered = [said for said in told.buyer if said.turn == told.turns]
    return replace(
        record,
        replies=record.replies[len(told.replies) :],
        buyer=(*unanswered, *record.buyer[len(told.buyer) :]),
        moves=record.moves[len(told.moves) :],
        start=told.moves[-1].to if told.moves else told.start,
        moods={name: values[len(told.moods[name]) - 1 :] for name, values in record.moods.items()},
        waits=record.waits[len(told.waits) :],
    )
