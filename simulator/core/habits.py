"""Habits that make a persona behave differently: drifting off topic, and testing answers a second time."""

from simulator.core.events import SignalNoticed
from simulator.core.gauges import ITEM_CLEARED
from simulator.core.turn import Turn

WARM = frozenset({"empathise", "praise", "thank", "greet", "listen", "check_satisfaction"})
BUSINESS = frozenset(
    {"clarify", "verify", "explain", "recommend", "justify_value", "reassure", "offer_fix", "compensate", "close_sale"}
)
DRIFT_KEY = "drift"
DRIFT_WEIGHT = 15


def steer(turn: Turn) -> list[str]:
    """How the reply deals with a buyer who has drifted off."""
    if not turn.read("adrift"):
        return []
    ids = {act.id for act in turn.heard.services()}
    warm, business = bool(ids & WARM), bool(ids & BUSINESS)
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
    if not turn.chart.lines.get(DRIFT_KEY):
        return None
    turn.change("adrift", 1, DRIFT_KEY)
    return DRIFT_KEY


def retest(turn: Turn) -> str | None:
    """The item that this buyer asks a second time, to see whether the answer stays the same."""
    every = turn.chart.habits.tests_every
    if not every or turn.state.turn % every or not turn.chart.nodes[turn.state.node].asks:
        return None
    for item in turn.chart.items:
        if turn.read(f"item.{item.id}") == ITEM_CLEARED and not turn.read(f"tested.{item.id}"):
            turn.change(f"tested.{item.id}", 1, "retest")
            return item.id
    return None
