"""A reply is for this buyer where it has words of their case, and for anybody where it has none."""

import pytest

from simulator.core.engine import Buyer
from simulator.scoring.matter import about
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
    heard = Talk(upset).say("apologise", shown="门锁没装好，抱歉").say("restate", shown="是妈妈用的，对吗")
    assert passed(blind, rubric) == set()
    assert passed(heard, rubric) == {"twice", "back", "sorry"}


def test_what_was_said_to_anybody_is_told_as_the_reason(upset: Buyer, rubric_of: RubricOf) -> None:
    card = score(Talk(upset).say("apologise").say("restate", shown="您是担心这个对吗").case, rubric_of(CHECKS))
    marks = {mark.check: mark for dimension in card.dimensions for mark in dimension.marks}
    assert [note.reason for note in marks["back"].notes] == ["anybody"]
    assert marks["sorry"].unjudged == "anybody"
