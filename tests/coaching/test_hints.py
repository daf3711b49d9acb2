"""Hints: the first step of a way that leads somewhere, nothing that needs leave, and answers that know no secrets."""

from simulator.coaching.hints import model_answer, next_move
from simulator.coaching.model_answers import Here
from simulator.core.events import BuyerSaid
from simulator.core.state import SessionState
from simulator.core.taxonomy import ACTS
from tests.coaching.conftest import Played


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
