"""Two verdicts that are never blended, advice that fits, pace by the clock, and the KPI view."""

from dataclasses import replace

import pytest

from simulator.authoring.compiling.fitting import answers_of
from simulator.authoring.library import Library
from simulator.core.engine import Buyer, make
from simulator.core.known import Known
from simulator.scoring.card import Answer
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import ScoredCase, score

from .conftest import RubricOf
from .made import Talk

WON = ("hand_over own", "apologise empathise", "clarify:recipient", "restate offer_fix", "commit")


def won(upset: Buyer, extra: str = "") -> Talk:
    talk = Talk(upset)
    for words in WON[:-1]:
        talk.say(words)
    return talk.say(f"{WON[-1]} {extra}".strip())


@pytest.mark.parametrize(
    "fault", ["off_platform", "review_tampering", "privacy_breach", "illegal_claim", "overpromise", "wrong_fact"]
)
def test_a_breach_is_not_allowed_and_comes_with_a_safe_wording(upset: Buyer, aftersale: Rubric, fault: str) -> None:
    talk = Talk(upset).say(f"hand_over {fault}").say("apologise empathise")
    card = score(talk.case, aftersale)
    assert not card.verdicts.allowed
    (breach,) = card.verdicts.breaches
    assert breach.check == fault
    assert breach.origin.line > 0
    (proof,) = breach.evidence
    assert proof.turn == 1
    assert proof.span is not None
    assert proof.span.of(talk.text(1)) == fault
    assert len(card.breaches[0].text) >= 10
    assert proof.delta == breach.points == breach.out_of == 0
    assert fault in {delta.check for delta in card.per_turn[1]}


def test_a_won_talk_can_be_not_allowed_and_keeps_its_points(upset: Buyer, aftersale: Rubric) -> None:
    clean, broken = (score(won(upset, extra).case, aftersale) for extra in ("", "overpromise"))
    assert clean.verdicts.effective == broken.verdicts.effective == "won"
    assert (clean.verdicts.allowed, broken.verdicts.allowed) == (True, False)
    assert abs(clean.total - broken.total) <= 1


def test_a_quoted_breach_is_none(upset: Buyer, aftersale: Rubric) -> None:
    assert score(Talk(upset).say("hand_over negated-off_platform").case, aftersale).verdicts.allowed


def test_granting_too_much_and_making_up_the_answer_are_breaches(upset: Buyer, aftersale: Rubric) -> None:
    card = score(Talk(upset).say("compensate/money=50000").case, aftersale)
    assert [one.check for one in card.verdicts.breaches] == ["beyond_authority"]
    talk = Talk(upset).say("seek_approval").say("compensate/money=50000", after=2)
    assert {one.check for one in score(talk.case, aftersale).verdicts.breaches} == {
        "beyond_authority",
        "made_up_approval",
    }
    own = Talk(upset).say("seek_approval").say("compensate/money=1000", after=2)
    assert score(own.case, aftersale).verdicts.allowed
    honest = Talk(upset).say("seek_approval").wait(70).say("compensate/money=5000", after=2)
    assert score(honest.case, aftersale).verdicts.allowed


def test_advice_is_most_costly_first_and_brings_the_scenarios_own_answers(
    upset: Buyer, aftersale: Rubric, cases: Library
) -> None:
    talk = Talk(upset).say("hand_over own").say("explain").say("reassure").finish()
    card = score(ScoredCase(talk.chart, talk.events, answers_of(cases, "lock")), aftersale)
    lost = [one.lost for one in card.failed]
    assert lost == sorted(lost, reverse=True)
    assert all(one.text for one in card.failed)
    by_check = {one.mark.check: one for one in card.failed}
    assert [answer.text for answer in by_check["apology"].answers] == ["让您问了三遍，真的很抱歉。"]
    assert {answer.act for answer in by_check["asked_out"].answers} == {"clarify"}
    assert by_check["solution_given"].answers[0].act == "offer_fix"


def test_advice_names_the_turns_that_cost(upset: Buyer, aftersale: Rubric) -> None:
    talk = Talk(upset).say("hand_over own").say("apologise").say("jargon clarify:recipient").say("jargon listen")
    plain = next(one for one in score(talk.case, aftersale).failed if one.mark.check == "plain_words")
    assert plain.turns == (3, 4)


@pytest.mark.parametrize(
    ("seconds", "full", "partial"), [(10, True, True), (11, False, True), (30, False, True), (31, False, False)]
)
def test_the_first_answer_is_due_in_ten_seconds_or_at_least_thirty(
    upset: Buyer, aftersale: Rubric, seconds: int, full: bool, partial: bool
) -> None:
    card = score(Talk(upset).say("hand_over own", after=seconds, typing=seconds - 1).case, aftersale)
    passed = {mark.check for mark in card.passed}
    assert ("first_in_ten" in passed, "first_in_thirty" in passed) == (full, partial)


def test_sixty_characters_a_minute_are_counted_over_all_that_was_typed(upset: Buyer, rubric_of: RubricOf) -> None:
    rubric = rubric_of("- {id: asked, name: 问, points: 6, when: {typing_speed: '>= 60'}, advice: 改}")
    quick = Talk(upset).say("own", shown="一二三四五六七八九十", after=10, typing=10)
    assert score(quick.case, rubric).total == 100
    slower = quick.say("own", shown="一二三四五六七八九", after=10, typing=10)
    assert score(slower.case, rubric).total == 0


def test_a_reply_after_a_granted_wait_has_three_minutes(upset: Buyer, rubric_of: RubricOf) -> None:
    rubric = rubric_of("- {id: asked, name: 问, points: 6, when: {reply_within: 60, turn: 2}, advice: 改}")
    assert score(Talk(upset).say("hold").say("own", after=170).case, rubric).total == 100
    assert score(Talk(upset).say("hold").say("own", after=190).case, rubric).total == 0
    assert score(Talk(upset).say("own").say("hold", after=170).case, rubric).total == 0


def test_most_replies_in_time_are_enough_where_a_share_is_named(upset: Buyer, rubric_of: RubricOf) -> None:
    rubric = rubric_of("- {id: asked, name: 问, points: 6, when: {reply_within: 30, share: 75}, advice: 改}")
    talk = Talk(upset).say("own").say("apologise", after=40).say("listen").say("clarify")
    card = score(talk.case, rubric)
    assert card.total == 100
    assert [(note.turn, note.reason) for note in card.passed[0].notes] == [(2, "late")]
    assert score(talk.say("restate", after=40).case, rubric).total == 0


def test_keeping_the_buyer_waiting_is_seen(upset: Buyer, aftersale: Rubric) -> None:
    talk = Talk(upset).say("hand_over own").wait(200).say("apologise")
    waited = next(one for one in score(talk.case, aftersale).failed if one.mark.check == "never_left_waiting")
    assert waited.turns == (1,)


def test_the_kpi_weighs_conversion_attitude_and_bonus_forty_forty_twenty(upset: Buyer, aftersale: Rubric) -> None:
    card = score(won(upset).case, aftersale)
    assert [(axis.id, axis.weight) for axis in card.kpi.axes] == [("conversion", 40), ("attitude", 40), ("bonus", 20)]
    by_id = {one.id: one for one in card.dimensions}
    conversion = card.kpi.axes[0]
    assert conversion.points / 40 == by_id["result"].points / by_id["result"].out_of
    attitude = (by_id["attitude"].points + by_id["steps"].points) / (by_id["attitude"].out_of + by_id["steps"].out_of)
    assert card.kpi.axes[1].points == 40 * attitude


def test_advice_asks_no_more_for_what_was_told(upset: Buyer, rubric_of: RubricOf) -> None:
    rubric = rubric_of("- {id: asked, name: 问, points: 6, when: {elicited: all}, advice: 改, instead: [clarify]}")
    answers = [Answer("clarify", "recipient", "给谁用呢？"), Answer("clarify", "timing", "哪天用呢？")]
    talk = Talk(upset)
    for words in ("own empathise", "clarify:recipient"):
        talk.say(words)
    card = score(replace(talk.case, answers=answers), rubric)
    assert [answer.text for answer in card.failed[0].answers] == ["哪天用呢？"]


def test_one_piece_left_may_be_told_where_the_facts_say_so_and_nowhere_else(haggling: Buyer, presale: Rubric) -> None:
    left = make(replace(haggling.chart, known=Known(details="红色还剩1件")))
    said = ((haggling, "红色最后一件了", True), (left, "红色最后一件了", False), (left, "红色只剩两件了", True))
    for buyer, words, forbidden in (*said, (left, "最后一件，机不可失", True)):
        card = score(Talk(buyer).say("close_sale", shown=words).case, presale)
        assert [one.check for one in card.verdicts.breaches] == ["false_urgency"] * forbidden
