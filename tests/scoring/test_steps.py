"""The four steps of de-escalation count in their order and in their time."""

import pytest

from simulator.core.engine import Buyer
from simulator.scoring.card import Mark
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import score

from .made import Talk


def steps(talk: Talk, rubric: Rubric, name: str = "in_order") -> Mark:
    card = score(talk.case, rubric)
    return next(one for dimension in card.dimensions for one in dimension.marks if one.check == name)


def told(upset: Buyer, *replies: str, own: str = "网关") -> Talk:
    talk = Talk(upset, own=own)
    for words in replies:
        talk.say(words)
    return talk


@pytest.mark.parametrize(
    ("replies", "taken"),
    [
        (("hand_over own", "apologise empathise", "clarify:recipient", "offer_fix", "commit"), 4),
        (("own apologise", "apologise empathise", "listen", "clarify:recipient", "offer_fix"), 4),
        (("hand_over own", "apologise empathise", "offer_fix"), 2),
        (("hand_over own", "offer_fix", "apologise", "clarify:recipient"), 3),
        (("greet explain", "apologise empathise"), 0),
    ],
)
def test_a_step_counts_once_taken_in_its_time(
    upset: Buyer, aftersale: Rubric, replies: tuple[str, ...], taken: int
) -> None:
    found = steps(told(upset, *replies), aftersale)
    assert found.points * 4 == found.out_of * taken if taken > 1 else found.points == 0


def test_a_step_out_of_order_is_said_to_be_so(upset: Buyer, aftersale: Rubric) -> None:
    found = steps(told(upset, "hand_over clarify:recipient", "apologise", "listen"), aftersale)
    assert found.points * 2 == found.out_of
    assert [(note.turn, note.id) for note in found.notes if note.reason == "not_in_time"] == [(1, "dig")]


def test_all_four_steps_in_one_reply_are_one_step(upset: Buyer, aftersale: Rubric) -> None:
    talk = told(upset, "hand_over apologise clarify:recipient offer_fix commit", "own explain", "listen")
    assert steps(talk, aftersale).points * 2 <= steps(talk, aftersale).out_of


def test_the_change_of_agent_is_asked_for_only_where_the_talk_is_stuck(haggling: Buyer, aftersale: Rubric) -> None:
    """Under the after-sale rubric a buyer who was never stuck leaves three steps to take."""
    talk = told(haggling, "greet", "clarify:recipient", "explain:material", own="羊毛")
    found = steps(talk, aftersale)
    assert found.out_of > 0
    assert found.points * 3 == found.out_of


def test_a_fix_before_soothing_costs_while_anger_is_high(upset: Buyer, aftersale: Rubric) -> None:
    hasty = told(upset, "canned", "canned again", "offer_fix", "hand_over own", "apologise", "clarify:recipient")
    calm = told(upset, "canned", "canned again", "hand_over own", "apologise", "clarify:recipient", "offer_fix")
    assert steps(hasty, aftersale, "soothed_first").points < steps(calm, aftersale, "soothed_first").points
    (cost,) = [one for one in steps(hasty, aftersale, "soothed_first").evidence if one.delta < 0]
    assert (cost.turn, cost.id) == (3, "offer_fix")
