"""What cannot be answered yet is no failure: talks left early, and talks too short to judge."""

import pytest

from simulator.core.engine import Buyer
from simulator.scoring.card import Scorecard
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import score

from .conftest import RubricOf
from .made import Talk
from .test_expressions import mark

LEFT = ("own", "listen")


def failed(card: Scorecard) -> set[str]:
    return {one.mark.check for one in card.failed}


def test_what_only_the_end_can_tell_is_not_held_against_a_talk_left_early(upset: Buyer, aftersale: Rubric) -> None:
    talk = Talk(upset)
    for words in LEFT:
        talk.say(words)
    card = score(talk.finish().case, aftersale)
    ends = ("not_lost", "satisfied", "four_stars", "calm_at_last", "trust_at_last")
    assert {mark(card, name).unjudged for name in ends} == {"unfinished"}
    assert failed(card).isdisjoint(ends)


def test_a_buyer_who_left_is_a_failure(upset: Buyer, aftersale: Rubric) -> None:
    talk = Talk(upset)
    for number in range(12):
        talk.say(f"contempt own {number}")
    assert talk.ending == "complained"
    assert {"not_lost", "satisfied", "calm_at_last"} <= failed(score(talk.case, aftersale))


def test_leaving_early_earns_nothing_for_the_end(upset: Buyer, aftersale: Rubric) -> None:
    talk = Talk(upset)
    for words in LEFT:
        talk.say(words)
    card = score(talk.finish().case, aftersale)
    assert mark(card, "satisfied").points == 0
    assert mark(card, "satisfied").out_of > 0


CHECKS = """\
- {id: kept, name: 没有蔑视, points: 3, avoid: {fault: contempt}, needs: {useful_replies: '>= 2'}, advice: 改}
- {id: met, name: 招呼, points: 3, when: {act: greet}, needs: {useful_replies: '>= 2'}, advice: 改}
- {id: open, name: 道歉, points: 3, when: {act: apologise}, needs: {useful_replies: '>= 2'}, advice: 改}
"""


def test_a_talk_too_short_to_judge_is_told_as_that_and_not_as_faults(rubric_of: RubricOf, upset: Buyer) -> None:
    card = score(Talk(upset).say("greet own").finish().case, rubric_of(CHECKS))
    assert card.total == 0
    assert [mark(card, name).unjudged for name in ("kept", "met", "open")] == ["too_few"] * 3
    assert not card.failed


def test_what_was_done_wrong_in_a_short_talk_is_still_wrong(rubric_of: RubricOf, upset: Buyer) -> None:
    card = score(Talk(upset).say("greet contempt").finish().case, rubric_of(CHECKS))
    assert failed(card) == {"kept"}


@pytest.mark.parametrize("words", ["greet", "thank"])
def test_many_replies_of_no_use_are_told_what_they_lack(rubric_of: RubricOf, upset: Buyer, words: str) -> None:
    talk = Talk(upset)
    for number in range(3):
        talk.say(f"{words} {number}")
    card = score(talk.finish().case, rubric_of(CHECKS))
    assert "open" in failed(card)
    assert mark(card, "kept").unjudged == "too_few"
