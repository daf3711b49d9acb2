"""The trainee's own part of a drill: what was told to them before it neither earns nor costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from simulator.core.events import DrillBegun, Event
from simulator.scoring.card import Mark
from simulator.scoring.conditions import Place
from simulator.scoring.expressions import All, Any, Count, Each, Expression, Not, Order, Refer
from simulator.scoring.findings import Finding
from simulator.scoring.marking import mark_check, mark_found, scaled
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
        steps, nor what only the first replies could earn; what they had spoilt is not held against the trainee.
        """
        if not self.before:
            return mark_check(check, dimension, self.own)
        if _over(check.when, self.before, self.own):
            return mark_found(check, dimension, self.own, Finding())
        if isinstance(check.when, Order):
            return self._rest_of(check, check.when, dimension)
        mine = mark_check(check, dimension, self.own)
        if check.avoid:
            return mine
        whole = mark_check(check, dimension, self.whole)
        earlier = [one for one in whole.evidence if one.turn is not None and one.turn <= self.before]
        given = sum((one.delta for one in earlier), Fraction(0))
        if not given:
            return mine
        evidence = tuple(one for one in whole.evidence if one not in earlier)
        return replace(whole, points=whole.points - given, out_of=whole.out_of - given, evidence=evidence)

    def _rest_of(self, check: Check, order: Order, dimension: str) -> Mark:
        """The steps that were still to come, each at its share."""
        taken = [place for place, name in enumerate(order.of) if self._told(name)]
        rest = tuple(name for name in order.of[max(taken, default=-1) + 1 :] if not self._gone(name))
        found = self.own.find(Order(rest), self.own) if rest else Finding()
        return scaled(mark_found(check, dimension, self.own, found), Fraction(len(rest), len(order.of)))

    def _told(self, name: str) -> bool:
        """Whether that step was taken before."""
        found = self.whole.of(name)
        return found.held and any(0 < hit.turn <= self.before for hit in found.hits)

    def _gone(self, name: str) -> bool:
        known = self.own.named.get(name)
        return known is not None and _over(known.when, self.before, self.own)


def _over(asked: Expression, before: int, scene: Scene) -> bool:
    """Whether only replies could meet it that were told, such as a greeting within the first two."""
    match asked:
        case Refer():
            known = scene.named.get(asked.id)
            return known is not None and _over(known.when, before, scene)
        case All():
            return any(_over(one, before, scene) for one in asked.of)
        case Any() | Each() | Count():
            return all(_over(one, before, scene) for one in asked.of)
        case Not():
            return _over(asked.of, before, scene)
    place = getattr(asked, "place", None)
    return isinstance(place, Place) and place.high is not None and place.high <= before


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
