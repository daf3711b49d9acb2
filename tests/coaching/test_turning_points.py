"""What cost most, and what would have served better: by real ears, for this buyer, with what was known by then."""

from dataclasses import replace
from typing import Any

import pytest

from simulator.authoring.library import Library
from simulator.coaching.coach import coach
from simulator.coaching.drill_moments import drill_moments
from simulator.coaching.left_open import never_asked, unmet
from simulator.coaching.model_answers import better_answers
from simulator.coaching.next_time import next_time
from simulator.coaching.recorded import card_of
from simulator.coaching.turning_points import costs_of
from simulator.core.events import HintTaken
from simulator.core.taxonomy import ACTS
from simulator.practice.case import open_case
from simulator.practice.clocks import VirtualClock
from simulator.practice.session import Practice
from simulator.scoring.costs import turn_costs
from simulator.scoring.score import ScoredCase, score
from simulator.scoring.shown import as_shown
from tests.coaching.conftest import Played
from tests.coaching.talks import Reply, Unkept, talk

CLUMSY = [
    "亲您好，请您耐心等待。",
    "这个得怪快递，不关我们的事。",
    "给您补发一个，运费我们出。",
    "抱歉，是我们没说清楚，这把锁主要是给家里谁用呢？",
]


def spoken(played: Played, texts: list[str]) -> list[Any]:
    clock = VirtualClock()
    practice = Practice(played.buyer, played.case.ears, clock, Unkept())
    practice.start(3)
    for text in texts:
        practice.say(text, clock.pass_typing(text))
    return list(practice.events)


@pytest.fixture(scope="module")
def clumsy(upset: Played) -> Any:
    return coach(upset.buyer, spoken(upset, CLUMSY), upset.rubric, upset.answers, upset.case.ears)


def test_two_or_three_replies_are_told_in_the_order_of_the_talk(clumsy: Any) -> None:
    turns = [point.turn for point in clumsy.turning_points]
    assert 2 <= len(turns) <= 3
    assert turns == sorted(set(turns))
    costs = costs_of(clumsy.recorded, clumsy.card, clumsy.near_misses, clumsy.chances)
    told = {cost.turn: cost.weight for cost in costs if cost.turn in turns}
    others = [cost.weight for cost in costs if cost.turn not in turns]
    assert min(told.values()) >= max(others, default=0)


def test_the_blame_is_among_them_with_what_leaving_it_out_would_have_done(clumsy: Any) -> None:
    point = next(point for point in clumsy.turning_points if point.turn == 2)
    assert "no_blame" in {miss.check for miss in point.near_misses}
    assert point.cost.moods > 0


def test_better_answers_leave_the_buyer_better_off_and_come_from_the_scenario(clumsy: Any, upset: Played) -> None:
    known = {answer.text for answer in upset.answers}
    shown = [better for point in clumsy.turning_points for better in point.better]
    assert shown
    for better in shown:
        assert set(better.parts) <= known
        assert not list(better.heard.faults())
        assert better.heard.length <= upset.buyer.chart.habits.long_reply
        assert better.fork.would.card is not None
        assert better.fork.was.card is not None
        assert better.fork.would.card.total >= better.fork.was.card.total
    for point in clumsy.turning_points:
        parts = [part for better in point.better for part in better.parts]
        assert len(parts) == len(set(parts))


def test_no_answer_knows_what_the_buyer_has_not_told(upset: Played) -> None:
    recorded = upset.record(spoken(upset, CLUMSY))
    for turn in (1, 2, 3):
        for better in better_answers(recorded, turn, upset.case.ears, shown=9):
            assert "一个人住" not in better.text


def test_hidden_facts_come_with_their_question_and_the_core_first(upset: Played) -> None:
    events = talk(upset.buyer, [Reply(("greet",))])
    found = never_asked(upset.buyer, events)
    assert [one.key for one in found] == sorted((one.key for one in found), reverse=True)
    assert {one.fact for one in found} == {"who", "trip"}
    assert all(one.question for one in found)
    asked = talk(upset.buyer, [Reply(("own", "apologise")), Reply(("clarify:recipient",))])
    assert "who" not in {one.fact for one in never_asked(upset.buyer, asked)}


def test_unmet_needs_are_told_the_gravest_first_and_how_to_meet_them(upset: Played) -> None:
    state = upset.buyer.fold(talk(upset.buyer, [Reply(("greet",))]))
    needs = unmet(upset.buyer, state)
    assert [one.kind for one in needs] == ["basic", "performance", "delighter"]
    assert all(set(one.met_by) <= set(ACTS) for one in needs)


def test_a_lost_case_is_practised_on_an_easier_one_first_and_a_mastered_one_leads_on(
    library: Library, upset: Played
) -> None:
    lost = upset.record(talk(upset.buyer, [Reply(("contempt", "provoke")) for _ in range(8)]))
    coming = next_time(library, upset.case, card_of(lost, lost.events))
    assert coming.case.why == "easier"
    assert library.scenario(coming.case.scenario).difficulty < upset.case.scenario.difficulty
    again = next_time(library, upset.case, card_of(lost, lost.events), frozenset(library.pairs()))
    assert (again.case.scenario, again.case.why) == ("wrong-lock", "again")
    assert all(skill.dimension != "result" for skill in coming.skills)
    assert coming.skills


def test_a_mastered_case_leads_to_the_next_and_then_to_another_buyer(library: Library, upset: Played) -> None:
    card = score(ScoredCase(upset.buyer.chart, spoken(upset, CLUMSY), upset.answers), upset.rubric)
    mastered = replace(card, total=90, verdicts=replace(card.verdicts, effective="won"))
    easy = open_case(library, "cold", "late-parcel")
    coming = next_time(library, easy, mastered)
    assert coming.case.why == "further"
    assert library.scenario(coming.case.scenario).difficulty >= easy.scenario.difficulty
    mine = {(persona, scenario) for persona, scenario in library.pairs() if persona == "cold"}
    other = next_time(library, upset.case, mastered, mine)
    assert (other.case.why, other.case.scenario) == ("other_buyer", "wrong-lock")
    assert other.case.persona != "cold"
    broken = replace(mastered, verdicts=replace(mastered.verdicts, allowed=False))
    assert next_time(library, upset.case, broken).case.why == "again"


def test_what_a_reply_cost_is_what_advice_and_drill_say_of_it_and_no_hint_is_in_it(upset: Played) -> None:
    events = spoken(upset, CLUMSY)
    for hints in ([], [HintTaken(2, 1, 8, "先道歉", 0)]):
        coached = coach(upset.buyer, [*events, *hints], upset.rubric, upset.answers, upset.case.ears)
        assert coached.card is not None
        named = {one.mark.check: one for one in as_shown(coached.card).failed if len(one.turns) == 1}
        costs = turn_costs(coached.card)
        moments = {moment.turn: moment for moment in drill_moments(coached)}
        assert any(point.cost.marks for point in coached.turning_points)
        for point in coached.turning_points:
            here = costs.get(point.turn, ())
            assert point.cost.marks == sum(one.lost for one in here)
            assert point.cost.marks >= sum(one.lost for one in named.values() if one.turns == (point.turn,))
            assert "hint" not in {one.check for one in here}
            assert {one.check for one in here} <= {one.check for one in moments[point.turn].failed}


def test_a_reply_that_broke_a_rule_is_always_told(upset: Played) -> None:
    texts = [*CLUMSY[:3], "您加我微信，我私下转账赔您。", "爱投诉投诉去，烦不烦。", "别来烦我了，你自己看着办。"]
    told = coach(upset.buyer, spoken(upset, texts), upset.rubric, upset.answers, upset.case.ears)
    assert told.card is not None
    broke = {one.turn for mark in told.card.verdicts.breaches for one in mark.evidence}
    assert 4 in broke
    assert 4 in {point.turn for point in told.turning_points}
