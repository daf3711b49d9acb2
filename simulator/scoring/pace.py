"""Markers that look at time and effort: answers in time, typing speed, silences, how many replies."""

from fractions import Fraction

from simulator.scoring.conditions import Bound
from simulator.scoring.expressions import Fitting, Replies, Silent, Timed, Typed, Useful
from simulator.scoring.findings import Finding, Hit, Note, answer
from simulator.scoring.placing import counted, settle
from simulator.scoring.record import Reply
from simulator.scoring.scene import Scene

GRANTED = 180
"""Seconds that a buyer waits who was courteously asked to (syllabus 264)."""

COURTESY = frozenset({"greet", "thank", "farewell", "praise", "hold", "apologise"})
"""Acts that are good manners but get nobody on by themselves."""


def timed(one: Timed, scene: Scene) -> Finding:
    """Whether enough of the replies came in time; a reply after a granted wait has the longer of the two limits."""
    replies = {reply.number: reply for reply in scene.record.replies}
    if not replies:
        return answer(held=False)
    asked = counted([Hit(number, "time", _seconds(reply)) for number, reply in replies.items()], one.place, scene)
    if not asked:
        return Finding()
    good = tuple(hit for hit in asked if _in_time(one, replies[hit.turn]))
    late = tuple(_late(hit, one.bound) for hit in asked if hit not in good)
    return answer(len(good) * 100 >= one.share * len(asked), good, late)


def _late(hit: Hit, bound: Bound) -> Note:
    if bound.operator in ("<=", "<"):
        return Note(hit.turn, hit.id, "late", most=bound.value)
    return Note(hit.turn, hit.id, "not_in_time")


def _in_time(one: Timed, reply: Reply) -> bool:
    if one.bound.holds(Fraction(reply.waited, 1000)):
        return True
    return reply.asked_to_wait and one.bound.operator in ("<=", "<") and reply.waited <= GRANTED * 1000


def _seconds(reply: Reply) -> str:
    return f"{reply.waited // 1000}.{reply.waited % 1000 // 100}"


def typed(one: Typed, scene: Scene) -> Finding:
    """The speed over all replies that were really typed; with none measured nothing is asked.

    Characters that carry meaning count, so that nobody is slower for leaving marks out.
    """
    typing = [reply for reply in scene.record.replies if reply.typing > 0]
    if not typing:
        return Finding()
    characters = sum(reply.heard.length for reply in typing)
    speed = Fraction(60_000 * characters, sum(reply.typing for reply in typing))
    return answer(one.bound.holds(speed), (Hit(typing[-1].number, "speed", str(int(speed)), late=True),))


def silent(one: Silent, scene: Scene) -> Finding:
    return settle([Hit(turn, "silence", "silence", late=True) for turn in scene.record.waits], one.place, scene)


def useful(one: Useful, scene: Scene) -> Finding:
    """Replies that can earn and hold more than good manners."""
    good = [reply for reply in scene.record.replies if reply.earns and _substance(reply)]
    hits = tuple(Hit(reply.number, "count", "useful") for reply in good)
    return answer(one.bound.holds(len(good)), hits)


def fitting(one: Fitting, scene: Scene) -> Finding:
    """Replies that can earn and were for this very buyer, each proved by the first words that show it.

    A reply longer than the buyer reads is for nobody: all that was ready to be said fits somewhere. One that only
    names the goods or says the buyer's words again is noted.
    """
    read = [reply for reply in scene.record.replies if reply.earns and not _unread(reply)]
    hits = tuple(Hit(reply.number, "count", "fitting", reply.for_them) for reply in read if reply.for_them)
    only = (reply for reply in read if reply.about and not reply.for_them)
    notes = tuple(Note(reply.number, "fitting", "echoed", reply.about) for reply in only)
    return answer(one.bound.holds(len(hits)), hits, notes)


def _unread(reply: Reply) -> bool:
    return any(signal.id == "too_long" for signal in reply.signals)


def _substance(reply: Reply) -> bool:
    return any(
        act.kind == "act" and act.id not in COURTESY and place not in reply.copied
        for place, act in enumerate(reply.heard.acts)
    )


def replies(one: Replies, scene: Scene) -> Finding:
    total = len(scene.record.replies)
    hits = (Hit(scene.record.turns, "count", str(total), late=True),) if total else ()
    return answer(one.bound.holds(total), hits)
