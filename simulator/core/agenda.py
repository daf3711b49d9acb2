"""What is on the buyer's mind: open items, hidden facts and needs, and what a reply does to them."""

from simulator.core.acts import Act
from simulator.core.chart import Fact, Item
from simulator.core.events import FactTold, ItemCleared, ItemRaised, SignalNoticed
from simulator.core.gauges import ITEM_CLEARED, ITEM_OPEN, ITEM_UNRAISED
from simulator.core.turn import Turn

CONTENT = frozenset({"explain", "recommend", "justify_value", "reassure", "offer_fix", "compensate", "close_sale"})
"""Acts that answer something; to give one about another matter is to pass the question by."""

FACT_WEIGHT, ASK_WEIGHT = 60, 20


def take_up(turn: Turn, act: Act) -> list[str]:
    """Let one service act work on items, facts and needs; the signals that it gives rise to."""
    signals = [*_ask_facts(turn, act), *_clear_items(turn, act), *_meet_needs(turn, act)]
    turn.signals.update(signals)
    return signals


def _about(turn: Turn, act: Act, topic: str) -> bool:
    """Whether the act speaks to the topic; an act without one speaks to what the buyer asked last."""
    if act.topic == topic:
        return True
    if act.topic is None:
        return any(item.id == turn.state.asking and item.topic == topic for item in turn.chart.items)
    return any(found.id == topic for found in turn.heard.topics) and not _taken(turn, act)


def _taken(turn: Turn, act: Act) -> bool:
    """Whether another act of the reply is about something the act's own topic does not cover."""
    return sum(other.kind == "act" and other.id == act.id for other in turn.heard.acts) > 1


def _ask_facts(turn: Turn, act: Act) -> list[str]:
    fitting = [fact for fact in turn.chart.facts if act.id in fact.asked_by and _asks_for(turn, act, fact)]
    hidden = [fact for fact in fitting if not turn.read(f"told.{fact.id}")]
    for fact in hidden:
        if fact.guard.failing(turn.view) is None:
            turn.emit(FactTold(fact.id, elicited=True, span=act.span))
            turn.emit(SignalNoticed("elicited", fact.id, act.span))
            turn.say(FACT_WEIGHT, fact.tells)
            return ["elicited"]
    if hidden:
        return []
    if fitting:
        turn.emit(SignalNoticed("asked_again", fitting[0].id, act.span))
        return ["asked_again"]
    if act.id == "clarify" and turn.chart.facts:
        turn.emit(SignalNoticed("pointless_question", "", act.span))
        return ["pointless_question"]
    return []


def _asks_for(turn: Turn, act: Act, fact: Fact) -> bool:
    return act.topic == fact.topic or (
        act.topic is None and len([one for one in turn.chart.facts if act.id in one.asked_by]) == 1
    )


def _clear_items(turn: Turn, act: Act) -> list[str]:
    for item in turn.chart.items:
        if (
            turn.read(f"item.{item.id}") == ITEM_OPEN
            and act.id in item.cleared_by
            and _about(turn, act, item.topic)
            and item.guard.failing(turn.view) is None
        ):
            turn.emit(ItemCleared(item.id, act.span))
            turn.emit(SignalNoticed("answered", item.id, act.span))
            turn.say(ASK_WEIGHT, item.cleared)
            return ["answered"]
    return []


def _meet_needs(turn: Turn, act: Act) -> list[str]:
    signals = []
    for need in turn.chart.needs:
        if act.id not in need.met_by or (need.topic and act.topic != need.topic):
            continue
        if need.kind == "reverse":
            signals.append("reverse_need")
        elif need.kind == "indifferent":
            signals.append("indifferent_need")
        elif not turn.read(f"need.{need.id}"):
            turn.change(f"need.{need.id}", 1, need.id, act.span)
            if need.kind == "performance" or (need.kind == "delighter" and turn.view("unmet_basics") == 0):
                signals.append("need_met")
        else:
            continue
        if signals:
            turn.emit(SignalNoticed(signals[-1], need.id, act.span))
    return signals


def passed_by(turn: Turn) -> bool:
    """Whether the reply answers something, but not what the buyer asked last."""
    asked = next((item for item in turn.chart.items if item.id == turn.state.asking), None)
    if asked is None or turn.read(f"item.{asked.id}") != ITEM_OPEN or "answered" in turn.signals:
        return False
    return any(act.id in CONTENT for act in turn.heard.services()) and "elicited" not in turn.signals


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


def raise_item(turn: Turn, item: Item, again: bool = False) -> str:
    """Bring an item up; the key of the lines that do it."""
    turn.emit(ItemRaised(item.id, again))
    return item.again if again and turn.chart.lines.get(item.again) else item.asks
