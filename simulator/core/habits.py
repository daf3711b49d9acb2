"""Habits that make a persona behave differently: drifting off topic, and testing answers a second time."""

import re

from simulator.core.chart import Item
from simulator.core.events import SignalNoticed
from simulator.core.gauges import ITEM_CLEARED
from simulator.core.state import reading
from simulator.core.turn import Turn

WARM = frozenset({"empathise", "praise", "thank", "greet", "listen", "check_satisfaction"})
BUSINESS = frozenset(
    {"clarify", "verify", "explain", "recommend", "justify_value", "reassure", "offer_fix", "compensate", "close_sale"}
)
LAUGHS = re.compile(r"哈哈|嘿嘿|嘻嘻")
"""Who laughs along has not passed the small talk by, whatever else they say."""
DRIFT_KEY = "drift"
DRIFT_WEIGHT = 15


def steer(turn: Turn) -> list[str]:
    """How the reply deals with a buyer who has drifted off."""
    if not turn.read("adrift"):
        return []
    ids = {act.id for act in turn.heard.services()}
    laughs = not any(turn.heard.faults()) and LAUGHS.search(turn.state.replies[-1]) is not None
    warm, business = bool(ids & WARM) or laughs, bool(ids & BUSINESS)
    signal = "steered" if warm and business else "ignored_drift" if business else "drifted_along"
    if business:
        turn.change("adrift", -1, signal)
    turn.emit(SignalNoticed(signal))
    turn.signals.add(signal)
    return [signal]


def drift(turn: Turn) -> str | None:
    """The key of a tangent, when this buyer's time for one has come."""
    every = turn.chart.habits.drifts_every
    node = turn.chart.nodes[turn.state.node]
    if not every or turn.state.turn % every or not node.asks or turn.read("adrift"):
        return None
    if not turn.chart.lines.get(DRIFT_KEY) or "evaded" in turn.signals or turn.spoiled:
        return None  # who minds something is not in the mood for a chat
    turn.change("adrift", 1, DRIFT_KEY)
    return DRIFT_KEY


def retest(turn: Turn) -> Item | None:
    """The item that this buyer asks a second time, to see whether the answer stays the same; never what this reply
    speaks of anyway."""
    every = turn.chart.habits.tests_every
    if not every or turn.state.turn % every or not turn.chart.nodes[turn.state.node].asks:
        return None
    fresh = {found.id for found in turn.heard.topics} | {act.topic for act in turn.heard.acts}
    for item in turn.chart.items:
        was = reading(turn.gauges, turn.before, f"item.{item.id}")
        if was == ITEM_CLEARED and item.topic not in fresh and not turn.read(f"tested.{item.id}"):
            turn.change(f"tested.{item.id}", 1, "retest")
            return item
    return None
