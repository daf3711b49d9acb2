"""What is on the buyer's mind: open items, hidden facts and needs, and what a reply does to them."""

from collections.abc import Mapping

from simulator.core.acts import Act
from simulator.core.chart import Item, NeedKind
from simulator.core.events import FactTold, ItemCleared, ItemRaised, SignalNoticed
from simulator.core.gauges import ITEM_CLEARED, ITEM_OPEN, ITEM_UNRAISED
from simulator.core.state import reading
from simulator.core.turn import Turn

CONTENT = frozenset({"explain", "recommend", "justify_value", "reassure", "offer_fix", "compensate", "close_sale"})
"""Acts that answer something; to give one about another matter is to pass the question by."""

QUESTIONS = frozenset({"clarify", "verify"})
WIDE = QUESTIONS | {"listen"}
"""Acts that leave it to the buyer what to talk about, unless they name it."""

UNWANTED: Mapping[NeedKind, str] = {"reverse": "reverse_need", "indifferent": "indifferent_need"}
"""Kinds of needs that it costs to serve."""

CLOSE = 3
"""Letters from a question within which what is named belongs to it."""

FACT_WEIGHT, ASK_WEIGHT = 60, 20
RETEST = "retest"
"""The key of the words before a question that was answered already."""


def take_up(turn: Turn, act: Act) -> list[str]:
    """Let one service act work on items, facts and needs; the signals that it gives rise to."""
    topics = _topics(turn, act)
    signals = [*_ask_facts(turn, act, topics), *_clear_items(turn, act, topics), *_meet_needs(turn, act, topics)]
    turn.signals.update(signals)
    return signals


def _topics(turn: Turn, act: Act) -> frozenset[str]:
    """What the act speaks to: its own topic, or what the reply names, or what the buyer asked last.

    The topics that the reply names elsewhere count too, unless several acts of this kind share them out; what only a
    question beside it is about does not.
    """
    named = frozenset(found.id for found in turn.heard.topics)
    if act.id not in WIDE:
        named -= _asked_about(turn)
    alone = sum(other.id == act.id for other in turn.heard.acts) == 1
    if act.topic is not None:
        return named | {act.topic} if alone else frozenset({act.topic})
    if act.id in WIDE:
        return named
    asked = next((item.topic for item in turn.chart.items if item.id == turn.state.asking), None)
    return named | {asked} if asked is not None else named


def _asked_about(turn: Turn) -> frozenset[str | None]:
    """The topics of the reply's questions that none of its other acts is about."""
    asked: set[str | None] = set()
    told: set[str | None] = set()
    for act in turn.heard.services():
        (asked if act.id in QUESTIONS else told).add(act.topic)
    return frozenset(asked - told)


def _ask_facts(turn: Turn, act: Act, topics: frozenset[str]) -> list[str]:
    asked = [fact for fact in turn.chart.facts if act.id in fact.asked_by]
    hidden = [fact for fact in asked if not turn.read(f"told.{fact.id}")]
    fitting = [fact for fact in hidden if fact.topic in topics] or (hidden if len(hidden) == 1 and not topics else [])
    for fact in sorted(fitting, key=lambda fact: _far(turn, act, fact.topic)):
        if fact.guard.failing(turn.view) is None:
            turn.emit(FactTold(fact.id, elicited=True, span=act.span))
            turn.emit(SignalNoticed("elicited", fact.id, act.span))
            turn.say(FACT_WEIGHT, fact.tells)
            return ["elicited"]
    if fitting or act.id not in QUESTIONS or not turn.certain(act):
        return []
    told = next((fact for fact in asked if fact.topic in topics and fact not in hidden), None)
    if told is not None:
        turn.emit(SignalNoticed("asked_again", told.id, act.span))
        return ["asked_again"]
    if act.id == "clarify" and turn.chart.facts:
        turn.emit(SignalNoticed("pointless_question", "", act.span))
        return ["pointless_question"]
    return []


def _far(turn: Turn, act: Act, topic: str | None) -> int:
    """How many letters lie between the question and where the reply names the topic; 0 for what belongs to it.

    Marks count for nothing: the same words ask for the same fact, whatever was typed between them.
    """
    text = turn.state.replies[-1]
    gaps = [
        sum(one.isalnum() for one in text[min(found.span.end, act.span.end) : max(found.span.start, act.span.start)])
        for found in turn.heard.topics
        if found.id == topic
    ]
    far = 0 if topic == act.topic else min(gaps, default=len(text))
    return far if far > CLOSE else 0


def _clear_items(turn: Turn, act: Act, topics: frozenset[str]) -> list[str]:
    for item in turn.chart.items:
        if act.id in item.cleared_by and _waits(turn, act, item, topics) and item.guard.failing(turn.view) is None:
            turn.emit(ItemCleared(item.id, act.span))
            turn.emit(SignalNoticed("answered", item.id, act.span))
            turn.say(ASK_WEIGHT, item.cleared)
            return ["answered"]
    return []


def _waits(turn: Turn, act: Act, item: Item, topics: frozenset[str]) -> bool:
    """Whether the item waits for such an answer; one that was not brought up yet must be met by name,
    and heard for certain.

    What follows from another question is met only after that one was settled: the buyer has not thought of it before.
    """
    standing = turn.read(f"item.{item.id}")
    if standing == ITEM_UNRAISED:
        due = item.after is None or _before(turn, f"item.{item.after}") == ITEM_CLEARED
        return due and act.topic == item.topic and turn.certain(act)
    return standing == ITEM_OPEN and item.topic in topics


def _before(turn: Turn, gauge: str) -> int:
    """The gauge as it stood before this reply."""
    return reading(turn.gauges, turn.before, gauge)


def _meet_needs(turn: Turn, act: Act, topics: frozenset[str]) -> list[str]:
    signals = []
    for need in turn.chart.needs:
        if act.id not in need.met_by or (need.topic and need.topic not in topics):
            continue
        if need.kind in UNWANTED:
            if not turn.certain(act):
                continue
            signals.append(UNWANTED[need.kind])
        elif not turn.read(f"need.{need.id}"):
            turn.change(f"need.{need.id}", 1, need.id, act.span)
            if need.kind == "performance" or (need.kind == "delighter" and turn.view("unmet_basics") == 0):
                signals.append("need_met")
        else:
            continue
        if signals:
            turn.emit(SignalNoticed(signals[-1], need.id, act.span))
    return signals


def meets_question(turn: Turn, sure: float) -> bool:
    """Whether an act that was heard more surely than that speaks to what the buyer asked last."""
    asked = next((item for item in turn.chart.items if item.id == turn.state.asking), None)
    return asked is not None and any(
        act.id in asked.cleared_by and act.sure > sure and asked.topic in _topics(turn, act)
        for act in turn.heard.services()
        if act.topic is not None
    )


def passed_by(turn: Turn) -> bool:
    """Whether the reply answers something, but neither what the buyer asked last nor another open question, nor
    what they have just told.

    An answer to what nobody asked yet does not make up for the question that was left.
    """
    asked = next((item for item in turn.chart.items if item.id == turn.state.asking), None)
    if asked is None or turn.read(f"item.{asked.id}") != ITEM_OPEN or "elicited" in turn.signals:
        return False
    answers = any(act.id in CONTENT and turn.certain(act) for act in turn.heard.services())
    return answers and not _settled(turn) and not _takes_up_told(turn)


def _takes_up_told(turn: Turn) -> bool:
    """Whether the reply answers what the buyer told beside the question."""
    told = {fact.topic for fact in turn.chart.facts if fact.id in turn.before.told}
    return any(act.topic in told and turn.certain(act) for act in turn.heard.services())


def answering(turn: Turn) -> int:
    """Whether the act that is being answered now is an answer, by name, to what was asked before this reply."""
    act = turn.act
    named = {act.topic if act else None, *(found.id for found in turn.heard.topics)}
    return int(
        act is not None
        and any(
            act.id in item.cleared_by
            and _before(turn, f"item.{item.id}") == ITEM_OPEN
            and item.topic in _topics(turn, act) & named
            for item in turn.chart.items
        )
    )


def _settled(turn: Turn) -> bool:
    """Whether the reply answered something that the buyer had asked."""
    return "answered" in turn.signals and any(
        turn.read(f"item.{item.id}") == ITEM_CLEARED and _before(turn, f"item.{item.id}") == ITEM_OPEN
        for item in turn.chart.items
    )


def next_item(turn: Turn) -> Item | None:
    """The item that the buyer brings up next, in the order of the agenda."""
    for item in turn.chart.items:
        due = item.after is None or turn.read(f"item.{item.after}") == ITEM_CLEARED
        if due and turn.read(f"item.{item.id}") == ITEM_UNRAISED:
            return item
    return None


def open_item(turn: Turn) -> Item | None:
    """The item that still waits for an answer, the one asked last before others."""
    waiting = [item for item in turn.chart.items if turn.read(f"item.{item.id}") == ITEM_OPEN]
    return next((item for item in waiting if item.id == turn.state.asking), waiting[0] if waiting else None)


def test_item(turn: Turn, item: Item) -> None:
    """Ask what was answered already once more, in fresh words."""
    turn.emit(ItemRaised(item.id, again=True))
    turn.say(ASK_WEIGHT, RETEST)
    turn.say(ASK_WEIGHT, item.asks)


def raise_item(turn: Turn, item: Item, again: bool = False) -> str:
    """Bring an item up; the key of the lines that do it."""
    turn.emit(ItemRaised(item.id, again))
    return item.again if again and turn.chart.lines.get(item.again) else item.asks
