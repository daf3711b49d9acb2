"""Hints in words, and what they cost; every front end tells them so."""

from collections.abc import Mapping, Sequence

from simulator.coaching.hints import NextMove, Part, Purpose, model_answer, next_move
from simulator.coaching.model_answers import Here
from simulator.practice.case import Case
from simulator.practice.help import NoHelp, Offer, Why
from simulator.practice.session import Practice
from simulator.reports.doing import doing
from simulator.scoring.card import Answer
from simulator.wording import N_, _

LEADS: Mapping[Purpose, str] = {
    "soothe": N_("First take in how the buyer feels"),
    "answer": N_("Answer what is on the buyer's mind"),
    "ask": N_("Find out what you do not know yet"),
    "meet": N_("Give the buyer what they need"),
    "offer": N_("Make an offer within what you may grant"),
    "go_on": N_("Take the next step"),
    "wait": N_("Wait"),
}
"""What a hint begins with, by what its first act is good for."""
NONE: Mapping[Why, str] = {
    "exam": N_("An exam gives no help: no hints, and nothing can be taken back."),
    "ended": N_("The talk is over, so there is nothing to hint at."),
    "no_answer": N_("No hint was found that would serve here. It cost nothing."),
    "direction_only": N_(
        "Here only the direction can be given: no model answer of this case would serve word for word. It cost nothing."
    ),
    "used_up": N_("All hints of this talk are used up."),
    "both_taken": N_("You have both hints for this reply already; say it in your own words."),
    "nothing_said": N_("You have said nothing yet that could be taken back."),
}


def no_help(error: NoHelp) -> str:
    """Why there is no help now."""
    return _(NONE[error.why])


def offer_words(offer: Offer) -> str:
    """What the hint on offer tells and costs; said before it is taken."""
    kind = _("says what to do now") if offer.level == 1 else _("shows a model answer")
    words = _(
        "Hint {level} {kind} and takes {cost} points off the total and the KPI. Hints left in this talk: {left}. "
        "The attempt counts as assisted."
    )
    return words.format(level=offer.level, kind=kind, cost=offer.cost, left=offer.left)


def rewind_words(turn: int) -> str:
    """What taking back a reply means; said before it is done."""
    return _(
        "Take back reply {n} and what came of it? The report shows it, and the attempt counts as assisted."
    ).format(n=turn)


def hint_text(case: Case, practice: Practice, answers: Sequence[Answer], offer: Offer) -> str:
    """The hint on offer in words, looked for in about a second.

    Raises:
        NoHelp: nothing was found that would serve here; of the second kind, nothing that could be said word for word.
    """
    move = next_move(practice.buyer, practice.state, answers)
    if offer.level == 1:
        if move is None:
            raise NoHelp("no_answer")
        return move_words(move)
    here = Here(practice.buyer, practice.state, practice.buyer_words(), practice.time)
    text = model_answer(here, answers, case.ears, move) if move is not None else None
    if text is None:
        raise NoHelp("direction_only")
    return text


def move_words(move: NextMove) -> str:
    """What to do: ``先接住买家的情绪：道歉；再把物流的事说清楚``."""
    if not move.parts:
        return _("Nothing needs to be said now: wait {n} seconds for the answer.").format(n=move.seconds)
    acts = _(", then ").join(_part_words(part) for part in move.parts)
    return _("{lead}: {acts}.").format(lead=_(LEADS[move.parts[0].purpose]), acts=acts)


def _part_words(part: Part) -> str:
    if part.offer is not None and part.offer[0] == "discount":
        offer = _("{percent} % of the price").format(percent=part.offer[1])
        return _("{act} ({topic})").format(act=doing(part.act), topic=offer)
    return doing(part.act, part.topic)
