"""What the buyer notices about a reply beyond its acts: its length, its haste, its repetition, its contradictions."""

from collections.abc import Iterator

from simulator.core.acts import Act, Span
from simulator.core.agenda import QUESTIONS
from simulator.core.chart import Chart
from simulator.core.claims import claims_with_acts, contradicts
from simulator.core.gauges import APPROVAL_ASKED, APPROVAL_DENIED, APPROVAL_GRANTED, APPROVAL_NONE
from simulator.core.reporting import made_up, misreported, more_than_granted
from simulator.core.turn import Turn

SIGNALS = {
    "too_long": "a reply longer than this buyer reads",
    "too_many_questions": "more questions at once than this buyer answers",
    "late": "a reply after the buyer had to wait",
    "repeated_reply": "the same words as an earlier reply",
    "pile_up": "so many different acts in one reply that none is meant",
    "caught_later": "a wrong fact that the buyer finds out about a turn or two later",
    "promise_recalled": "the buyer comes back to what was promised too freely",
    "contradicted": "a number that the trainee gave differently before",
    "beyond_authority": "a grant above the shop's policy without approval",
    "made_up_approval": "a result of an approval before the supervisor answered, or another one than they gave",
    "approval_reported": "the supervisor's answer passed on truthfully",
    "answered": "an open item of the agenda was addressed",
    "evaded": "the buyer's open question was passed by",
    "elicited": "a question that brought out a hidden fact",
    "asked_again": "a question that was answered already",
    "pointless_question": "a question without bearing on the matter",
    "need_met": "a need of the buyer was met",
    "reverse_need": "something this buyer does not want at all",
    "indifferent_need": "effort on what does not matter to this buyer",
    "offer_fair": "an offer worth what the buyer demands",
    "offer_short": "an offer below what the buyer demands",
    "steered": "a warm lead back to business after the buyer drifted off",
    "ignored_drift": "a cold lead back to business after the buyer drifted off",
    "drifted_along": "small talk instead of business",
}
"""All signals that rules may hear, beside the acts and faults of the taxonomy."""

BAD_SIGNALS = (
    "too_long",
    "too_many_questions",
    "late",
    "repeated_reply",
    "pile_up",
    "caught_later",
    "promise_recalled",
    "contradicted",
    "beyond_authority",
    "made_up_approval",
)
"""Those that are noticed before anything good in the reply is."""

PILE = 8
"""From so many different service acts in one reply on, it is a pile."""

GRANTS = frozenset({"compensate", "offer_fix"})
REPORTS_GRANT = frozenset({"compensate", "offer_fix", "report_progress"})
REPORTS_DENIAL = frozenset({"decline", "apologise", "report_progress"})


def noticed(turn: Turn, silent: int) -> Iterator[tuple[str, Span | None]]:
    """The bad signals of this reply, which came after ``silent`` milliseconds without typing."""
    chart, heard, state = turn.chart, turn.heard, turn.state
    habits = chart.habits
    services = list(heard.services())
    if state.turn > 1 and silent > habits.hurried * 1000 and not _waiting_granted(turn):
        yield "late", None
    if heard.length > habits.long_reply:
        yield "too_long", None
    if sum(act.id in QUESTIONS for act in services) > habits.questions:
        yield "too_many_questions", None
    if heard.length >= 4 and state.replies[-1] in state.replies[:-1]:
        yield "repeated_reply", None
    if len({act.id for act in services}) >= PILE:
        yield "pile_up", None
    yield from _claims(turn, services)


def _waiting_granted(turn: Turn) -> bool:
    return turn.read("approval") in (APPROVAL_GRANTED, APPROVAL_DENIED, APPROVAL_ASKED)


def _claims(turn: Turn, services: list[Act]) -> Iterator[tuple[str, Span]]:
    untrue = _untrue_report(turn, services)
    if untrue is not None:
        yield "made_up_approval", untrue
    granted = turn.read("approval") == APPROVAL_GRANTED
    for act in services:
        if act.id in GRANTS and (_beyond_grant(turn.chart, act) if granted else exceeds(turn.chart, act)):
            yield "beyond_authority", act.span
            break
    made = list(claims_with_acts(turn.state.replies[-1], turn.heard))
    now = [claim for _act, claim in made]
    for act, claim in made:
        if contradicts(claim, now, turn.before.claims):
            yield "contradicted", act.span
            return


def _untrue_report(turn: Turn, services: list[Act]) -> Span | None:
    """What puts an answer into the supervisor's mouth that they have not given."""
    approval, words = _standing(turn), turn.state.replies[-1]
    if approval in (APPROVAL_GRANTED, APPROVAL_DENIED):
        return misreported(turn.chart, words)
    told = made_up(words)
    if told is not None or approval != APPROVAL_ASKED:
        return told
    # While they are asked, what an agent may grant alone is still the agent's own.
    return next((act.span for act in services if act.id in GRANTS and exceeds(turn.chart, act)), None)


def _standing(turn: Turn) -> int:
    return turn.read("approval") if turn.chart.approval else APPROVAL_NONE


def _beyond_grant(chart: Chart, act: Act) -> bool:
    """Whether the act grants more than agent and supervisor together."""
    sums = [slot for slot in act.slots if slot.kind == "discount" or (slot.kind == "money" and act.id == "compensate")]
    return exceeds(chart, act) and any(more_than_granted(chart, slot.kind, slot.value) for slot in sums)


def exceeds(chart: Chart, act: Act) -> bool:
    """Whether the act grants more than the shop's policy lets an agent grant alone."""
    policy = chart.policy
    if act.id == "compensate" and ((act.topic == "gift" and not policy.gift) or _free_postage(chart, act)):
        return True
    for slot in act.slots:
        if slot.kind == "discount" and slot.value < policy.discount:
            return True
        if slot.kind == "money" and act.id == "compensate" and policy.money < slot.value < _price_like(policy.price):
            return True
    return False


def _free_postage(chart: Chart, act: Act) -> bool:
    return act.topic == "logistics" and not act.slots and not chart.policy.postage and chart.bargain is not None


def _price_like(price: int) -> int:
    """From this amount on, money in an offer is a price to pay and no longer a sum given away."""
    return price // 2 if price else 10**9
