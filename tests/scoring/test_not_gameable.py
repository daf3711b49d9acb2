"""What earns nothing: everything at once, the same again, the buyer's own words, good manners around an offence."""

import pytest

from simulator.core.acts import Span
from simulator.core.engine import Buyer
from simulator.core.events import BuyerSaid
from simulator.core.taxonomy import ACTS
from simulator.scoring.record import Flaw, read
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import score

from .conftest import RubricOf
from .made import Talk

PASS = 45
EVERYTHING = " ".join(ACTS)


def flaws(talk: Talk) -> list[Flaw]:
    return [reply.flaw for reply in read(talk.chart, talk.events).replies]


def test_every_act_at_once_earns_nothing(upset: Buyer, aftersale: Rubric) -> None:
    talk = Talk(upset)
    for number in range(8):
        talk.say(f"{EVERYTHING} {number}")
    assert set(flaws(talk)) == {"pile_up"}
    card = score(talk.finish().case, aftersale)
    assert card.total < PASS
    assert not [delta for turn, deltas in card.per_turn.items() if turn for delta in deltas if delta.check == "empathy"]


def test_saying_sorry_ten_times_is_saying_it_once(upset: Buyer, aftersale: Rubric) -> None:
    talk = Talk(upset)
    for _ in range(10):
        talk.say("apologise empathise")
    assert flaws(talk)[:3] == ["", "repeated", "repeated"]
    assert score(talk.finish().case, aftersale).total < PASS


def test_sorry_in_ten_ways_still_helps_nobody(upset: Buyer, aftersale: Rubric) -> None:
    talk = Talk(upset)
    for number in range(10):
        talk.say(f"apologise {'很' * number}")
    assert score(talk.finish().case, aftersale).total < PASS


@pytest.mark.parametrize("words", ["greet", "greet thank", "praise thank farewell", "hold", "thank greet praise hold"])
def test_good_manners_alone_do_not_pass(upset: Buyer, haggling: Buyer, aftersale: Rubric, words: str) -> None:
    for buyer in (upset, haggling):
        talk = Talk(buyer)
        for number in range(12):
            talk.say(f"{words} {number}")
        assert score(talk.finish().case, aftersale).total < PASS


def test_the_buyers_own_words_earn_nothing(upset: Buyer, rubric_of: RubricOf) -> None:
    rubric = rubric_of("- {id: asked, name: 问, points: 6, when: {act: [explain, restate]}, advice: 改}")
    opening = next(event.text for event in Talk(upset).events if isinstance(event, BuyerSaid))
    parrot = Talk(upset).say("explain restate", shown=opening)
    assert flaws(parrot) == ["copied"]
    assert score(parrot.case, rubric).total == 0
    wide = Talk(upset).say("explain restate", shown=f" {opening}…… ".replace("！", "!!"))
    assert flaws(wide) == ["copied"]


def test_an_act_in_the_buyers_own_words_earns_nothing_but_saying_them_again_to_confirm_does(
    upset: Buyer, rubric_of: RubricOf
) -> None:
    opening = next(event.text for event in Talk(upset).events if isinstance(event, BuyerSaid))
    mine = "我来帮您查一下，您刚才说的是这件事对吗，请您稍等我马上就去看看："
    talk = Talk(upset)
    talk.say("greet")
    talk.say("explain", shown=mine + opening)
    reply = read(talk.chart, talk.events).replies[1]
    assert reply.flaw == ""
    assert reply.heard.acts[0].span == Span(0, len(mine + opening))
    assert reply.copied == ()
    restated = Talk(upset).say("restate", shown=f"您是说{opening}这件事，我理解得对吗，您看是不是这个意思")
    rubric = rubric_of("- {id: asked, name: 问, points: 6, when: {act: restate}, advice: 改}")
    assert score(restated.case, rubric).total == 100


def test_kind_words_around_an_offence_earn_nothing_and_are_noted(upset: Buyer, rubric_of: RubricOf) -> None:
    rubric = rubric_of("- {id: asked, name: 问, points: 6, when: {act: empathise}, advice: 改}")
    talk = Talk(upset).say("empathise contempt apologise")
    card = score(talk.case, rubric)
    assert card.total == 0
    assert [(note.id, note.reason) for note in card.failed[0].mark.notes] == [("empathise", "spoiled")]
    assert score(talk.say("empathise own").case, rubric).total == 100


def test_a_fact_asked_out_with_an_insult_is_not_to_the_trainees_credit(upset: Buyer, rubric_of: RubricOf) -> None:
    rubric = rubric_of("- {id: asked, name: 问, points: 6, when: {elicited: key}, advice: 改}")
    assert score(Talk(upset).say("clarify:recipient impatience").case, rubric).total == 0
    assert score(Talk(upset).say("clarify:recipient").case, rubric).total == 100


def test_width_case_spaces_and_marks_do_not_make_a_reply_new(upset: Buyer) -> None:
    talk = Talk(upset).say("own", shown="是我们OK没做好").say("own", shown=" 是我们ｏｋ，没做好。。\u200b")
    assert flaws(talk) == ["", "repeated"]


def test_what_is_to_be_avoided_counts_in_replies_that_cannot_earn(upset: Buyer, rubric_of: RubricOf) -> None:
    rubric = rubric_of("- {id: asked, name: 问, points: 6, avoid: {act: close_sale}, advice: 改}")
    assert score(Talk(upset).say("close_sale contempt").case, rubric).total == 0
    assert score(Talk(upset).say("close_sale " + EVERYTHING).case, rubric).total == 0
    assert score(Talk(upset).say("contempt").case, rubric).total == 100
