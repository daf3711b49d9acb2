"""How an offer is weighed: in points of worth, where one point is one percent of the list price."""

from simulator.core.acts import Act
from simulator.core.events import OfferWeighed, SignalNoticed
from simulator.core.trade import Bargain
from simulator.core.turn import Turn, worth

OFFERS = frozenset({"compensate", "offer_fix", "close_sale", "explain", "report_progress"})
ARGUMENTS = frozenset({"justify_value", "reassure", "decline", "seek_approval"})


def weigh(turn: Turn, act: Act) -> list[str]:
    """Take an offer or an argument into account; the signals that it gives rise to."""
    bargain = turn.chart.bargain
    if bargain is None or turn.chart.policy.price == 0:
        return []
    if act.id in ARGUMENTS:
        room = turn.read("demand") - (bargain.limit if _bargaining(turn) else bargain.target - (_range(bargain) // 2))
        turn.change("demand", -max(0, min(bargain.step, room)), f"argued.{act.id}", act.span)
        return _verdict(turn, act) if worth(turn) >= turn.read("demand") else []
    if act.id not in OFFERS or not _offered(turn, act):
        return []
    return _verdict(turn, act)


def _bargaining(turn: Turn) -> bool:
    """Whether the buyer minds here what an offer is worth; who has not named a price yet comes down half way only."""
    return any(rule.hears == "offer_short" and turn.state.node in rule.sources for rule in turn.chart.rules)


def _range(bargain: Bargain) -> int:
    """How many points the buyer can be talked out of."""
    return bargain.target - bargain.limit


def _verdict(turn: Turn, act: Act) -> list[str]:
    value, demand = worth(turn), turn.read("demand")
    fair = value >= demand
    signal = "offer_fair" if fair else "offer_short"
    turn.emit(OfferWeighed(value, demand, fair, act.span))
    turn.emit(SignalNoticed(signal, "", act.span))
    turn.signals.add(signal)
    return [signal]


def _offered(turn: Turn, act: Act) -> bool:
    """Note what the act offers beyond what was offered before; whether it offers anything at all."""
    price = turn.chart.policy.price
    cut = max((100 - slot.value for slot in act.slots if slot.kind == "discount"), default=0)
    sums = [slot.value for slot in act.slots if slot.kind == "money"]
    if sums and act.id == "compensate":
        # Of 满199减20 the smaller sum is what is given; a single sum near the price is what is left to pay.
        given = min(sums) if len(sums) > 1 or sums[0] < price // 2 else price - sums[0]
        if 0 < given < price:
            cut = max(cut, (given * 100 + price // 2) // price)
    offered = cut > 0
    if cut > turn.read("worth.cut"):
        turn.change("worth.cut", cut - turn.read("worth.cut"), "offer", act.span)
    if act.id == "compensate":
        for gauge, topic in (("worth.gift", "gift"), ("worth.postage", "logistics")):
            if act.topic == topic:
                offered = True
                turn.change(gauge, 1, "offer", act.span)
    return offered
