"""Hints: the first step of a way that leads somewhere, nothing that needs leave, and answers that know no secrets."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.authoring.compiling.fitting import answers_of, rubric_for
from simulator.authoring.library import Library, Root
from simulator.coaching.hints import asked, model_answer, next_move
from simulator.coaching.model_answers import Here
from simulator.coaching.said_here import answerable
from simulator.core.events import BuyerSaid, Event, FactTold, GaugeMoved, ItemCleared, ItemRaised, SignalNoticed
from simulator.core.state import SessionState
from simulator.core.taxonomy import ACTS
from simulator.practice.case import open_case
from simulator.practice.clocks import VirtualClock
from simulator.practice.session import Practice
from simulator.scoring.score import ScoredCase, score
from tests.coaching.conftest import Played
from tests.coaching.talks import Unkept, heard


def opened(played: Played) -> Here:
    events = played.buyer.start(5)
    words = "\n".join(event.text for event in events if isinstance(event, BuyerSaid))
    return Here(played.buyer, played.buyer.fold(events), words, 5_000)


def test_the_next_move_is_service_and_the_same_each_time(played: Played) -> None:
    here = opened(played)
    move = next_move(here.buyer, here.state)
    assert move is not None
    assert move.parts
    assert all(part.act in ACTS for part in move.parts)
    assert next_move(here.buyer, here.state) == move


def test_no_hint_offers_more_than_the_trainee_may_grant(bargaining: Played) -> None:
    buyer, state = bargaining.buyer, opened(bargaining).state
    for _turn in range(6):
        move = next_move(buyer, state)
        if move is None or state.ended:
            break
        offers = [part.offer[1] for part in move.parts if part.offer and part.offer[0] == "discount"]
        assert all(percent >= buyer.chart.policy.discount for percent in offers)
        heard = bargaining.case.ears("好的，我跟您说说这件大衣值在哪里。", "", state.replies)
        state = buyer.fold(buyer.react(state, f"好的 {state.turn}", heard, state.at + 5_000), state)


def test_a_model_answer_helps_here_and_is_heard_without_a_fault(played: Played) -> None:
    here = opened(played)
    move = next_move(here.buyer, here.state)
    assert move is not None
    text = model_answer(here, played.answers, played.case.ears, move)
    assert model_answer(here, (), played.case.ears, replace(move, parts=move.parts[:0])) is None
    if text is not None:
        heard = played.case.ears(text, here.words, ())
        assert any(heard.services())
        assert not any(heard.faults())


def test_there_is_nothing_to_do_in_an_end(upset: Played) -> None:
    events = upset.buyer.start(5)
    state: SessionState = upset.buyer.fold(events)
    over = upset.buyer.fold(upset.buyer.finish(state, 1_000), state)
    assert next_move(upset.buyer, over) is None


def test_a_hint_is_about_what_the_buyer_asks_now(fussy: Played) -> None:
    buyer = fussy.buyer
    state = buyer.fold(buyer.start(5))
    words = "抱歉，这是我们没包好。"
    state = buyer.fold(buyer.react(state, words, heard("apologise own"), state.at + 5_000), state)
    item = asked(buyer, state)
    assert item is not None
    move = next_move(buyer, state)
    assert move is not None
    assert any(part.act in item.cleared_by and part.topic == item.topic for part in move.parts)
    here = Here(buyer, state, "那这个碎的还要我寄回去？运费谁出？", state.at + 5_000)
    text = model_answer(here, fussy.answers, fussy.case.ears, move)
    assert text is None or any(answer.text in text for answer in fussy.answers if answer.topic == item.topic)


def test_who_is_too_upset_to_hear_answers_is_soothed_first(fussy: Played) -> None:
    here = opened(fussy)
    assert asked(here.buyer, here.state) is None


LIBRARY = Library([Root(Path(__file__).parents[2] / "personas", "shipped")])
ILL = {
    "evaded",
    "asked_again",
    "repeated_reply",
    "pointless_question",
    "made_up_approval",
    "beyond_authority",
    "pile_up",
}
TRIED = 120
"""Replies that the search for one hint may try here; the hint is then less far-sighted, and promises the same."""
MORE = 6
"""In every talk of so many a second hint is followed."""


def sour(played: Practice, new: list[Event]) -> list[str]:
    """What a followed hint must never bring about."""
    moods = played.buyer.moods
    moved = [event for event in new if isinstance(event, GaugeMoved) and event.id in moods]
    return [
        *(event.id for event in moved if (event.by < 0) == moods[event.id].good),
        *(event.id for event in new if isinstance(event, SignalNoticed) and event.id in ILL),
    ]


@pytest.mark.parametrize("part", range(6))
def test_a_hint_said_word_for_word_does_what_it_names_and_costs_nothing_else(part: int) -> None:
    """In every pair of buyer and case, at the opening or after a greeting; in some once more after the first hint."""
    shown = asked_for = 0
    for place, (persona, scenario) in enumerate(LIBRARY.pairs()):
        if place % 6 != part:
            continue
        case, answers, clock = open_case(LIBRARY, persona, scenario), answers_of(LIBRARY, scenario), VirtualClock()
        practice = Practice(case.buyer, case.ears, clock, Unkept())
        practice.start(1 + place % 4)
        if place // 6 % 2:
            clock.pass_ms(4_000)
            practice.say("您好，在的", 3_000)
        for _step in range(1 if place // 6 % MORE else 2):
            move = next_move(case.buyer, practice.state, answers, TRIED)
            assert move is not None
            clock.pass_ms(5_000)
            here = Here(case.buyer, practice.state, practice.buyer_words(), practice.time)
            text = model_answer(here, answers, case.ears, move)
            asked_for += 1
            if text is None:
                break
            shown += 1
            waiting, before = asked(case.buyer, practice.state), len(practice.events)
            shut = waiting is not None and not answerable(case.buyer, practice.state, waiting)
            practice.say(text, 5_000)
            new = list(practice.events)[before:]
            assert not sour(practice, new), (persona, scenario, text)
            again = {event.item for event in new if isinstance(event, ItemRaised) and event.again}
            assert waiting is None or shut or waiting.id not in again, (persona, scenario, text)
            done = {event.item for event in new if isinstance(event, ItemCleared)}
            told = {event.fact for event in new if isinstance(event, FactTold)}
            for one in move.parts:
                assert one.purpose != "answer" or one.serves in done, (persona, scenario, text)
                assert one.purpose != "ask" or one.serves in told, (persona, scenario, text)
            if practice.ended:
                break
        card = score(ScoredCase(case.buyer.chart, practice.events), rubric_for(LIBRARY, scenario))
        assert card.verdicts.allowed, (persona, scenario)
    # Where no answer passes only the direction is given, but that must not be the rule.
    assert shown > asked_for / 2


@pytest.mark.parametrize("persona", ["cold", "decisive", "price-hunter"])
def test_where_a_question_cannot_be_answered_yet_the_hint_is_to_ask_for_what_opens_it(persona: str) -> None:
    buyer = open_case(LIBRARY, persona, "coupon-trouble").buyer
    state = buyer.fold(buyer.start(1))
    state = buyer.fold(buyer.react(state, "您好，在的", heard("greet empathise"), state.at + 4_000), state)
    item = asked(buyer, state)
    assert item is not None
    assert item.id == "coupon"
    assert not answerable(buyer, state, item)
    move = next_move(buyer, state)
    assert move is not None
    assert [part.serves for part in move.parts if part.purpose == "ask"] == ["hint"]
    assert not any(part.purpose == "answer" for part in move.parts)
