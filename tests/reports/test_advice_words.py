"""Advice says what to do in words that a shop assistant could follow at once."""

from dataclasses import replace

import pytest

from simulator.coaching.edits import Add, Drop
from simulator.coaching.recorded import Recorded
from simulator.core.moves import Move
from simulator.core.taxonomy import ACTS
from simulator.reports.advice_words import edit_words, way_words
from simulator.reports.doing import ABOUT, DOING, doing
from simulator.reports.gather import Report


@pytest.fixture
def recorded(report: Report) -> Recorded:
    assert report.coaching is not None
    return report.coaching.recorded


def test_every_service_act_is_told_as_what_to_do_and_about_what() -> None:
    assert set(DOING) == set(ACTS)
    assert set(ABOUT) <= set(DOING)
    assert doing("report_progress", "discount") == "告诉买家优惠的事办到哪一步了"
    assert doing("explain", "logistics") == "把物流的事说清楚"
    assert doing("apologise") == "道歉"
    assert doing("praise", "size") == "真心夸一句（尺码）"


def test_an_answer_without_a_topic_is_told_as_one_to_what_the_buyer_asked(recorded: Recorded) -> None:
    moment = recorded.moments[3]
    item = recorded.buyer.chart.items[0]
    asked = replace(moment, state=replace(moment.state, asking=item.id))
    asking = replace(recorded, moments={**recorded.moments, 3: asked})
    assert edit_words(asking, 3, Add("explain", None)) == f"先{doing('explain', item.topic)}，再说别的"
    assert edit_words(asking, 3, Add("clarify", None, first=False)) == "最后加一句：问一个细节"
    assert edit_words(recorded, 3, Add("explain", None)) == "先把事实说清楚，再说别的"


def test_a_question_is_told_word_for_word_where_the_case_has_it(recorded: Recorded) -> None:
    fact = next(fact for fact in recorded.buyer.chart.facts if fact.question and "clarify" in fact.asked_by)
    told = edit_words(recorded, 3, Add("clarify", fact.topic, first=False))
    assert told == f"最后加一句：问一句“{fact.question}”"


def test_where_nothing_helped_advice_does_not_speak_of_the_rest(recorded: Recorded) -> None:
    assert not any(recorded.moments[2].said.heard.services())
    assert edit_words(recorded, 2, Add("apologise", None)) == "说点有用的：道歉"


def test_only_the_words_at_fault_are_left_out_and_a_reply_that_is_all_fault_is_not_sent(recorded: Recorded) -> None:
    assert edit_words(recorded, 2, Drop("shift_blame")) == "去掉“这个得怪快递”（推卸责任）"
    assert edit_words(recorded, 1, Drop("canned")) == "这一句不发（机械套话）"


def test_a_way_tells_what_is_given_as_people_say_it() -> None:
    gifts = Move((("compensate", "discount", ("discount", 98)), ("empathise", "price", None)))
    assert way_words((gifts, Move((("compensate", "", ("money", 1_250)),)))) == (
        "补偿让利（原价的 98%） + 共情安抚（价格） → 补偿让利（12.5 元）"
    )
