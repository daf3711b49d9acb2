"""Which abstract replies may do good in one state of mind: far fewer than all that a buyer can tell apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.core.chart import Chart
from simulator.core.engine import Buyer
from simulator.core.gauges import APPROVAL_ASKED, APPROVAL_GRANTED, ITEM_CLEARED
from simulator.core.moves import Key, Move, moves
from simulator.core.state import SessionState, reading
from simulator.core.taxonomy import ACTS

GIVEN = frozenset({"gift", "logistics"})
"""What can be given away beside a part of the price."""
WARM: tuple[Key, ...] = (("apologise", "", None), ("empathise", "", None))


@dataclass(frozen=True, slots=True)
class GoodMoves:
    """The moves of one chart, sorted by what they serve."""

    buyer: Buyer
    singles: tuple[Move, ...]
    pairs: tuple[Move, ...]
    """Two acts that a rule wants in one reply."""
    hears: Mapping[str, frozenset[str]]
    """By state, what its rules listen for."""

    def at(self, state: SessionState) -> tuple[Move, ...]:
        """The moves worth a try from here: what is on the buyer's mind, alone and said warmly, then one for each
        thing that the rules of this state listen for."""
        pending = _pending(self.buyer, state)
        offers = [move for move in self.singles if move.acts[0][2] or self._weighed(move)]
        about = [move for move in self.singles if move.acts[0][:2] in pending and move not in offers]
        # An offer is not tried both plain and warm, there are enough of them.
        warm = [Move((first, *move.acts)) for move in about for first in WARM if first[0] != move.acts[0][0]]
        hears = self.hears.get(state.node, frozenset())
        plain = {move.acts[0][0]: move for move in self.singles if move.acts[0][0] in hears}
        every = [*about, *offers, *warm, *plain.values(), *(move for move in self.pairs if move.acts[0][0] in hears)]
        every = [move for move in every if _may_offer(self.buyer, state, move)]
        if self.buyer.chart.approval and reading(self.buyer.gauges, state, "approval") == APPROVAL_ASKED:
            every.append(Move(silence=self.buyer.chart.approval.seconds + 1))
        return tuple(dict.fromkeys(every))

    def _weighed(self, move: Move) -> bool:
        """Whether who bargains counts it as worth something: a gift or the postage."""
        act, topic, _slot = move.acts[0]
        return self.buyer.chart.bargain is not None and act == "compensate" and topic in GIVEN


def good_moves(buyer: Buyer) -> GoodMoves:
    services = [move for move in moves(buyer.chart) if move.acts and all(key[0] in ACTS for key in move.acts)]
    return GoodMoves(
        buyer,
        tuple(move for move in services if len(move.acts) == 1),
        tuple(move for move in services if len(move.acts) > 1),
        _hears(buyer.chart),
    )


def _hears(chart: Chart) -> Mapping[str, frozenset[str]]:
    return {
        name: frozenset(rule.hears for rule in chart.rules if name in rule.sources and rule.hears in ACTS)
        for name in chart.nodes
    }


def _pending(buyer: Buyer, state: SessionState) -> set[tuple[str, str]]:
    """Acts with topics that an open matter, a hidden fact or an unmet need waits for."""
    return set(_waiting(buyer, state))


def _waiting(buyer: Buyer, state: SessionState) -> Iterator[tuple[str, str]]:
    chart, gauges = buyer.chart, buyer.gauges
    for item in chart.items:
        if reading(gauges, state, f"item.{item.id}") != ITEM_CLEARED:
            yield from ((name, item.topic) for name in item.cleared_by)
    for fact in chart.facts:
        if not reading(gauges, state, f"told.{fact.id}"):
            yield from ((name, fact.topic) for name in fact.asked_by)
    for need in chart.needs:
        if need.kind in ("basic", "performance", "delighter") and not reading(gauges, state, f"need.{need.id}"):
            yield from ((name, need.topic or "") for name in need.met_by)


def _may_offer(buyer: Buyer, state: SessionState, move: Move) -> bool:
    """Whether nobody need be asked for what the move grants, or they have said yes."""
    policy = buyer.chart.policy
    if reading(buyer.gauges, state, "approval") == APPROVAL_GRANTED:
        return True
    for act, topic, slot in move.acts:
        if slot is not None and slot[0] == "discount" and slot[1] < policy.discount:
            return False
        if act == "compensate" and (
            (topic == "gift" and not policy.gift) or (topic == "logistics" and not policy.postage)
        ):
            return False
    return True
