"""A reply is for this buyer where it has words of their case, and for anybody where it has none."""

import pytest

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.library import Library
from simulator.core.engine import Buyer
from simulator.scoring.fold import fold
from simulator.scoring.matter import Before, about, for_them
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import score

from .conftest import RubricOf
from .made import Talk

CHECKS = """
- {id: twice, name: 说到他, points: 4, when: {fitting_replies: '>= 2'}, advice: 改}
- {id: back, name: 说回去, points: 4, when: {act: restate}, advice: 改}
- {id: sorry, name: 道歉, points: 4, when: {act: apologise}, needs: {fitting_replies: '>= 2'}, advice: 改}
"""


@pytest.mark.parametrize("words", ["这把门锁", "门鎖", "您母亲一个人在家", "给妈妈装好", "給媽媽裝好"])
def test_words_of_the_case_are_found_however_they_are_written(upset: Buyer, words: str) -> None:
    span = about(upset.chart, f"好的，{words}。")
    assert span is not None
    assert span.of(f"好的，{words}。").strip("，。")


@pytest.mark.parametrize(
    "words", ["真的很抱歉，给您添麻烦了", "退款补发您来选，运费我们出", "今天六点前给您答复", "", "👍 ok"]
)
def test_words_for_anybody_are_of_no_case(upset: Buyer, words: str) -> None:
    assert about(upset.chart, words) is None


def passed(talk: Talk, rubric: Rubric) -> set[str]:
    return {mark.check for mark in score(talk.case, rubric).passed}


def test_two_replies_of_the_case_are_asked_for_and_saying_back_needs_its_words(
    upset: Buyer, rubric_of: RubricOf
) -> None:
    rubric = rubric_of(CHECKS)
    blind = Talk(upset).say("apologise", shown="真的很抱歉").say("restate", shown="您是担心这个对吗").say("own")
    heard = Talk(upset).say("clarify:recipient", shown="给家里谁用呢？").say("restate", shown="是妈妈用的，对吗")
    heard.say("apologise", shown="您母亲进不了门，真抱歉")
    assert passed(blind, rubric) == set()
    assert passed(heard, rubric) == {"twice", "back", "sorry"}


def before(*buyer: str, told: tuple[str, ...] = ()) -> Before:
    return Before([fold(one, bare=True).text for one in buyer], told)


@pytest.mark.parametrize(
    ("reply", "shows"),
    [
        ("门锁这件事我来办", ""),
        ("智能门锁单品的事，我来办", ""),
        ("网关我今天给您补发", "网关"),
        ("您是说手机开不了对吧，我来办", ""),
        ("妈妈住得远，我教您", ""),
        ("给老太太发个临时开门码", "临时"),
    ],
)
def test_neither_the_name_of_the_goods_nor_the_buyers_own_words_show_that_anybody_listened(
    library: Library, reply: str, shows: str
) -> None:
    chart = compile_chart(library, "lively", "wrong-lock").chart
    span = for_them(chart, reply, before("门锁到底为什么手机开不了？"))
    assert (span.of(reply) if span else "") == shows


@pytest.mark.parametrize(
    ("reply", "shows"),
    [
        ("您母亲这会儿进得去门吗", "母亲"),
        ("知道您后天出差，今天就给您发", "出差"),
        ("您说的给我妈装的她一个人住，我来办", ""),
        ("奶奶年纪大了，我来办", ""),
    ],
)
def test_taking_up_what_the_buyer_told_shows_it_but_reading_it_off_does_not(
    library: Library, reply: str, shows: str
) -> None:
    chart = compile_chart(library, "lively", "wrong-lock").chart
    told = before("给我妈装的，她一个人住。我后天出差。", told=("who", "trip"))
    span = for_them(chart, reply, told)
    assert (span.of(reply) if span else "") == shows


def test_a_reply_that_only_names_the_goods_is_told_as_such(upset: Buyer, rubric_of: RubricOf) -> None:
    card = score(Talk(upset).say("apologise", shown="门锁的事真抱歉").case, rubric_of(CHECKS))
    twice = next(mark for dimension in card.dimensions for mark in dimension.marks if mark.check == "twice")
    assert [(note.turn, note.reason) for note in twice.notes] == [(1, "echoed")]


def test_what_was_said_to_anybody_is_told_as_the_reason(upset: Buyer, rubric_of: RubricOf) -> None:
    card = score(Talk(upset).say("apologise").say("restate", shown="您是担心这个对吗").case, rubric_of(CHECKS))
    marks = {mark.check: mark for dimension in card.dimensions for mark in dimension.marks}
    assert [note.reason for note in marks["back"].notes] == ["anybody"]
    assert marks["sorry"].unjudged == "anybody"
