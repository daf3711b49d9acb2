"""Whether a check could be answered at all: not before the talk is over, and not on too few replies of use."""

from collections.abc import Mapping

from simulator.core.ending import UNFINISHED
from simulator.scoring.card import Mark, Unjudged
from simulator.scoring.expressions import (
    All,
    Any,
    Ended,
    Expression,
    Felt,
    Fitting,
    Not,
    Refer,
    Replies,
    Resulted,
    Starred,
    Useful,
)
from simulator.scoring.findings import Finding
from simulator.scoring.rubric import Check
from simulator.scoring.scene import Scene
from simulator.wording import N_, _

WHY_NOT: Mapping[Unjudged, str] = {
    "unfinished": N_("The talk was not finished: not counted"),
    "too_few": N_("Too few useful replies: not counted"),
    "anybody": N_("Hardly a word about this very buyer: not counted"),
}
"""What to tell of a check that could not be answered, to be said through ``_``."""


def why_not(mark: Mark) -> str:
    """What to tell of a check that could not be answered; empty where it could."""
    return _(WHY_NOT[mark.unjudged]) if mark.unjudged else ""


def unjudged(check: Check, found: Finding, scene: Scene) -> Unjudged:
    """Why the check cannot be answered on this log; empty where it can.

    What the trainee did wrong in plain sight is a failure, however short the talk.
    """
    if check.avoid and found.held:
        return ""
    missing = _missing(check.needs, scene) if check.needs is not None else []
    if any(_asks_end(one, scene) for one in missing):
        return "unfinished" if _open(scene) and _may_come(missing, scene) else ""
    if not check.avoid and not found.held and _open(scene) and _asks_end(check.when, scene):
        return "unfinished"
    if not missing or not all(isinstance(one, Useful | Fitting | Replies) for one in missing):
        return ""
    good = check.avoid or found.held
    if all(isinstance(one, Fitting) for one in missing) and not any(_short(one, scene) for one in missing):
        return "anybody" if good else ""
    return "too_few" if good or any(_short(one, scene) for one in missing) else ""


def _may_come(missing: list[Expression], scene: Scene) -> bool:
    """Whether all that is missing is the end, or more replies."""
    return all(isinstance(one, Useful | Fitting | Replies) or _asks_end(one, scene) for one in missing)


def _missing(needs: Expression, scene: Scene) -> list[Expression]:
    """The parts of what a check needs that did not hold."""
    if scene.find(needs, scene).held:
        return []
    if isinstance(needs, All):
        return [one for part in needs.of for one in _missing(part, scene)]
    return [needs]


def _open(scene: Scene) -> bool:
    ended = scene.record.ended
    return ended is None or ended.ending == UNFINISHED.id


def _short(needs: Expression, scene: Scene) -> bool:
    """Whether there were not even as many replies, of whatever use, as it asks for."""
    return isinstance(needs, Useful | Fitting | Replies) and not needs.bound.holds(len(scene.record.replies))


def _asks_end(asked: Expression, scene: Scene) -> bool:
    """Whether only the end of a talk can answer it."""
    match asked:
        case Ended() | Resulted() | Starred():
            return True
        case Felt():
            return asked.at == "end"
        case Not():
            return _asks_end(asked.of, scene)
        case All():
            return any(_asks_end(one, scene) for one in asked.of)
        case Any():
            return all(_asks_end(one, scene) for one in asked.of)
        case Refer():
            known = scene.named.get(asked.id)
            return known is not None and _asks_end(known.when, scene)
        case _:
            return False
