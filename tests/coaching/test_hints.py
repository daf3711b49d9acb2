"""Hints: the first step of a way that leads somewhere, nothing that needs leave, and answers that know no secrets."""

from simulator.coaching.hints import asked, model_answer, next_move
from simulator.coaching.model_answers import Here
from simulator.core.events import BuyerSaid
from simulator.core.state import SessionState
from simulator.core.taxonomy import ACTS
from tests.coaching.conftest import Played
from tests.coaching.talks import heard


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
    text = model_answer(here, played.answers, played.case.ears)
    assert text is not None
    heard = played.case.ears(text, here.words, ())
    assert any(heard.services())
    assert not any(heard.faults())
    assert model_answer(here, (), played.case.ears) is None


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
    text = model_answer(here, fussy.answers, fussy.case.ears)
    assert text in {answer.text for answer in fussy.answers if answer.topic == item.topic}


def test_who_is_too_upset_to_hear_answers_is_soothed_first(fussy: Played) -> None:
    here = opened(fussy)
    assert asked(here.buyer, here.state) is None
