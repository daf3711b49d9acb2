"""Whether a model answer has its place here, and how two of them make one reply that a person would send."""

from simulator.core.engine import Buyer
from simulator.core.gauges import APPROVAL_DENIED, APPROVAL_GRANTED, ITEM_CLEARED, ITEM_OPEN, ITEM_UNRAISED
from simulator.core.reporting import made_up
from simulator.core.state import SessionState, reading
from simulator.scoring.card import Answer

ORDER: tuple[frozenset[str], ...] = (
    frozenset({"greet"}),
    frozenset({"listen", "apologise", "empathise", "praise", "thank"}),
    frozenset({"own", "restate", "decline"}),
    frozenset({"explain", "reassure", "justify_value"}),
    frozenset({"recommend", "report_progress"}),
    frozenset({"offer_fix", "compensate", "seek_approval"}),
    frozenset({"commit", "hold", "clarify", "verify"}),
    frozenset({"close_sale", "check_satisfaction"}),
)
"""In which order one reply says such things: feelings before facts, facts before what is done, a question last."""
ALONE = frozenset({"hand_over", "set_boundary", "farewell"})
"""What ends a matter, so that nothing else belongs in the same reply."""
QUESTIONS = frozenset({"clarify", "verify"})
INFORMING = frozenset({"explain", "reassure", "recommend", "justify_value"})
SETTLING = frozenset({"recommend", "report_progress", "offer_fix", "compensate", "commit", "close_sale"})
"""What nobody does in the breath in which they ask."""


def in_place(buyer: Buyer, state: SessionState, answer: Answer) -> bool:
    """Whether a supervisor would say it at this point of the talk: no second greeting, no gift or discount for a
    first word, no answer to what nobody has asked yet, no push to buy while something is open, no lecture beside the
    matter, and nobody's word but what they gave."""
    if answer.act == "greet" and state.turn:
        return False
    if answer.act == "compensate" and not state.turn:
        return False
    if answer.act == "close_sale" and open_matters(buyer, state):
        return False
    answered = reading(buyer.gauges, state, "approval") if buyer.chart.approval else 0
    if answered not in (APPROVAL_GRANTED, APPROVAL_DENIED) and made_up(answer.text) is not None:
        return False
    if _beside_the_matter(buyer, state, answer):
        return False
    return not early(buyer, state, answer.act, answer.topic, needs=False)


def _beside_the_matter(buyer: Buyer, state: SessionState, answer: Answer) -> bool:
    """Whether it informs about something that this buyer never asks about, and that they do not need either, or not
    while they wait for another answer."""
    chart, gauges = buyer.chart, buyer.gauges
    if answer.act not in INFORMING or answer.topic is None:
        return False
    if any(item.topic == answer.topic for item in chart.items):
        return False
    wanted = [need for need in chart.needs if need.topic == answer.topic and answer.act in need.met_by]
    waiting = any(reading(gauges, state, f"item.{item.id}") == ITEM_OPEN for item in chart.items)
    return waiting or all(reading(gauges, state, f"need.{need.id}") for need in wanted)


def early(buyer: Buyer, state: SessionState, act: str, topic: str | None, needs: bool = True) -> bool:
    """Whether that act about that topic only serves what the buyer has not brought up.

    With ``needs`` it is no longer early where it would meet a need too.
    """
    chart, gauges = buyer.chart, buyer.gauges
    items = [item for item in chart.items if item.topic == topic and act in item.cleared_by]
    if not items or any(reading(gauges, state, f"item.{item.id}") != ITEM_UNRAISED for item in items):
        return False
    wanted = [need for need in chart.needs if needs and need.topic == topic and act in need.met_by]
    asked = [fact for fact in chart.facts if fact.topic == topic and act in fact.asked_by]
    return not wanted and not asked


def beside_the_core(buyer: Buyer, state: SessionState, act: str, topic: str | None) -> bool:
    """Whether it asks for a side matter while the core of the matter has not come out."""
    hidden = [fact for fact in buyer.chart.facts if not reading(buyer.gauges, state, f"told.{fact.id}")]
    asked = [fact for fact in hidden if fact.topic == topic and act in fact.asked_by]
    return bool(asked) and not any(fact.key for fact in asked) and any(fact.key for fact in hidden)


def open_matters(buyer: Buyer, state: SessionState) -> bool:
    """Whether something that the buyer must have settled is not."""
    must = [item for item in buyer.chart.items if item.must]
    return any(reading(buyer.gauges, state, f"item.{item.id}") != ITEM_CLEARED for item in must)


def joins(first: Answer, then: Answer) -> bool:
    """Whether the second follows the first in one reply."""
    acts = {first.act, then.act}
    if acts & ALONE or (acts & QUESTIONS and acts & SETTLING):
        return False
    return _rank(first) <= _rank(then)


def _rank(answer: Answer) -> int:
    return next((place for place, acts in enumerate(ORDER) if answer.act in acts), len(ORDER))
