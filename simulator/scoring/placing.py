"""Which hits count: by state, step, turn, mood, company, neighbourhood, and in how many replies."""

from simulator.scoring.conditions import Bound, Near, Place
from simulator.scoring.findings import Finding, Hit, Note, answer, single
from simulator.scoring.record import Reply
from simulator.scoring.scene import Scene


def settle(hits: list[Hit], place: Place, scene: Scene, notes: tuple[Note, ...] = ()) -> Finding:
    """The answer that these hits give, once those out of place are left out; the deciding one comes first."""
    kept = counted(hits, place, scene)
    turns = single(tuple(kept))
    held = place.times.holds(len(turns))
    # "At least n" is decided by the n-th reply; anything else by the first.
    bound = place.times
    decided = (bound.value + (bound.operator == ">")) if bound.operator in (">=", ">") else 1
    if held and 1 < decided <= len(turns):
        chosen = turns[decided - 1]
        return answer(held, (chosen, *(hit for hit in kept if hit != chosen)), notes)
    return answer(held, tuple(kept), notes)


def counted(hits: list[Hit], place: Place, scene: Scene) -> list[Hit]:
    """The hits that stand where they should, in the order of the conversation."""
    replies = {reply.number: reply for reply in scene.record.replies}
    kept = sorted((hit for hit in hits if _stands(hit, place, replies.get(hit.turn))), key=lambda hit: hit.position)
    if place.pick != "all":
        kept = kept[:1] if place.pick == "first" else kept[-1:]
    for near in place.near:
        kept = [hit for hit in kept if _near(hit, near, scene)]
    return kept


def _stands(hit: Hit, place: Place, reply: Reply | None) -> bool:
    # Turn 0 is what came before the first reply, such as the opening words; it is in every range that begins at 1.
    turn = reply.ordinal if reply else hit.turn
    if max(turn, 1) < place.low or (place.high is not None and turn > place.high):
        return False
    if not (place.states or place.steps or place.moods or place.along or place.without):
        return True
    if reply is None:
        return False
    company = {act.id for act in reply.heard.acts} | {signal.id for signal in reply.signals}
    return (
        (not place.states or reply.state in place.states)
        and (not place.steps or reply.step in place.steps)
        and all(_feels(reply, mood, bound) for mood, bound in place.moods)
        and (not place.along or not company.isdisjoint(place.along))
        and company.isdisjoint(place.without)
    )


def _feels(reply: Reply, mood: str, bound: Bound) -> bool:
    return mood in reply.moods and bound.holds(reply.moods[mood])


def _near(hit: Hit, near: Near, scene: Scene) -> bool:
    """Whether the hit stands so to the other's n-th hit; before what never came is before it."""
    others = scene.of(near.of).hits
    place = len(others) - 1 if near.hit < 0 else near.hit - 1
    if not 0 <= place < len(others):
        return near.relation == "before"
    other = others[place]
    apart = scene.record.ordinal(other.turn) - scene.record.ordinal(hit.turn)
    if near.turns is not None and abs(apart) > near.turns:
        return False
    if near.relation == "before":
        return hit.position < other.position
    if near.relation == "after":
        return hit.position > other.position
    return True
