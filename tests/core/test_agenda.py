"""What a reply does to the agenda: what waits, what was passed by, what is asked a second time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.library import Library
from simulator.core.acts import Span, TopicFound
from simulator.core.engine import Buyer, make
from simulator.core.events import (
    BuyerSaid,
    Event,
    FactTold,
    GaugeMoved,
    ItemCleared,
    ItemRaised,
    RuleFired,
    SignalNoticed,
)
from simulator.core.state import SessionState

from .talk import heard, opened, say


def played(library: Library, persona: str, scenario: str) -> Buyer:
    return make(compile_chart(library, persona, scenario).chart)


def after(buyer: Buyer, replies: Iterable[Sequence[str]], seed: int = 7) -> tuple[list[Event], SessionState]:
    """The events of the last reply, and the state after all of them."""
    events: list[Event] = []
    state = opened(buyer, seed)
    for words in replies:
        events, state = say(buyer, state, *words)
    return events, state


def test_who_hands_over_is_taken_at_their_word_though_they_warn_once_more(library: Library) -> None:
    buyer = played(library, "decisive", "call-me-brother")
    for last in (["set_boundary", "hand_over"], ["hand_over", "set_boundary"], ["hand_over"]):
        _, state = after(buyer, [["set_boundary"], last])
        assert state.node == "handed_over"
    _, state = after(buyer, [["set_boundary"], ["set_boundary"]])
    assert state.node == "behaving"


def signals(events: Iterable[Event]) -> list[str]:
    return [event.id for event in events if isinstance(event, SignalNoticed)]


def cleared(events: Iterable[Event]) -> list[str]:
    return [event.item for event in events if isinstance(event, ItemCleared)]


def test_to_listen_leaves_it_to_the_buyer_what_to_tell_whatever_they_asked_last(library: Library) -> None:
    buyer = played(library, "troublesome", "damaged-on-arrival")
    _, state = after(buyer, [["apologise"]])
    assert state.asking == "freight"
    events, _ = say(buyer, state, "listen")
    assert [event.fact for event in events if isinstance(event, FactTold)] == ["medicine"]


def test_what_follows_from_a_question_is_not_settled_in_the_same_breath(library: Library) -> None:
    buyer = played(library, "troublesome", "damaged-on-arrival")
    _, state = after(buyer, [["apologise"]])
    events, state = say(buyer, state, "offer_fix:returns", "explain:logistics")
    assert cleared(events) == ["freight"]
    events, state = say(buyer, state, "explain:packaging", "explain:logistics")
    assert "courier_blame" in cleared(events)


def test_an_answer_to_what_nobody_asked_yet_does_not_make_up_for_the_question(library: Library) -> None:
    buyer = played(library, "cold", "size-doubt")
    _, state = after(buyer, [["greet"], ["clarify:size"], ["recommend:size"]])
    assert state.asking == "exchange"
    events, _ = say(buyer, state, "praise", "explain:material")
    assert cleared(events) == ["itch"]
    assert {"answered", "evaded"} <= set(signals(events))


def test_an_answer_to_another_open_question_evades_nothing(library: Library) -> None:
    buyer = played(library, "cold", "size-doubt")
    _, state = after(buyer, [["greet"], ["clarify:size"], ["recommend:size"]])
    both = buyer.fold([ItemRaised("itch"), ItemRaised("exchange")], state)
    events, _ = say(buyer, both, "explain:material")
    assert cleared(events) == ["itch"]
    assert "evaded" not in signals(events)


def test_what_was_heard_to_be_off_the_topic_is_minded_once(library: Library) -> None:
    buyer = played(library, "cold", "size-doubt")
    _, state = after(buyer, [["greet"]])
    evasive, _ = say(buyer, state, "explain:colour")
    both, _ = say(buyer, state, "explain:colour", "off_topic:colour")
    assert "evaded" in signals(evasive)
    assert "evaded" in signals(both)
    assert lost(evasive) == lost(both) == -1


def lost(events: Iterable[Event]) -> int:
    return sum(event.by for event in events if isinstance(event, GaugeMoved) and event.id == "patience")


def test_the_second_asking_of_the_troublesome_is_announced_and_never_of_what_was_just_said(library: Library) -> None:
    buyer = played(library, "troublesome", "size-doubt")
    _, state = after(buyer, [["greet"], ["clarify:size"], ["clarify:timing"]])
    events, state = say(buyer, state, "recommend:size")
    assert state.turn == 4
    assert state.asking == "exchange"  # the size has just been told: that is not asked again at once
    for words in (["reassure:returns"], ["listen"], ["explain:material"]):
        _, state = say(buyer, state, *words)
    events, state = say(buyer, state, "explain:quality")
    assert state.turn == 8
    again = [event for event in events if isinstance(event, ItemRaised)]
    assert again == [ItemRaised("which_size", again=True)]
    assert [event.key for event in events if isinstance(event, BuyerSaid)][-2:] == ["retest", "item.which_size.asks"]


def fired_thoughts(events: Iterable[Event]) -> list[str]:
    return [event.thought for event in events if isinstance(event, RuleFired) and event.thought]


@pytest.mark.parametrize("words", [("offer_fix:returns",), ("compensate:returns", "offer_fix:returns")])
def test_an_answer_to_what_the_buyer_has_just_asked_is_no_hasty_offer(library: Library, words: tuple[str, ...]) -> None:
    buyer = played(library, "decisive", "damaged-on-arrival")
    _, state = after(buyer, [["apologise"]])
    assert state.asking == "freight"
    events, later = say(buyer, state, *words)
    assert cleared(events) == ["freight"]
    assert later.node == "venting"
    assert not [event for event in events if isinstance(event, GaugeMoved) and event.by < 0]
    hasty, _ = say(buyer, later, "compensate:gift")
    assert [event for event in hasty if isinstance(event, GaugeMoved) and event.by < 0]


def test_to_take_up_what_the_buyer_told_beside_a_question_does_not_pass_it_by(library: Library) -> None:
    buyer = played(library, "lively", "tea-for-mother")
    _, state = after(buyer, [["greet", "decline:health"], ["clarify:health"]], seed=14)
    assert state.told == ("pills",)
    assert state.asking == "strong"
    taken_up, _ = say(buyer, state, "recommend:health")
    assert "evaded" not in signals(taken_up)
    passed_by, _ = say(buyer, state, "explain:packaging")
    assert "evaded" in signals(passed_by)


def test_a_question_brings_out_what_it_is_about_and_not_what_else_the_reply_names(library: Library) -> None:
    buyer = played(library, "lively", "tea-for-mother")
    state = opened(buyer)
    for topic in ("taste", "recipient"):
        question = heard(f"clarify:{topic}")
        found = (
            TopicFound("taste", Span(4, 5)),
            TopicFound("recipient", Span(0, 2)),
            TopicFound("health", Span(13, 15)),
        )
        text = "阿姨平时喝浓的还是淡的？降压茶做不到"
        events = buyer.react(state, text, replace(question, topics=found), state.at + 1000)
        assert [event.fact for event in events if isinstance(event, FactTold)] == ["light"]


def test_nobody_praises_an_answer_beside_the_question_that_it_passed_by(library: Library) -> None:
    buyer = played(library, "troublesome", "damaged-on-arrival")
    _, state = after(buyer, [["apologise"]])
    events, _ = say(buyer, state, "explain:packaging")
    assert "evaded" in signals(events)
    said = [event.key for event in events if isinstance(event, BuyerSaid)]
    assert "item.again_broken.cleared" not in said
    assert "item.freight.again" in said


def test_a_buyer_who_was_asked_first_lets_a_recommendation_stand(library: Library) -> None:
    buyer = played(library, "lively", "tea-for-mother")
    _, state = after(buyer, [["greet"]])
    asked, _ = say(buyer, state, "clarify:packaging", "recommend:price")
    unasked, _ = say(buyer, state, "recommend:price")
    assert "都没问我的情况就推荐。" not in fired_thoughts(asked)
    assert "都没问我的情况就推荐。" in fired_thoughts(unasked)


def test_who_accepts_the_price_does_not_try_once_more_in_the_same_breath(library: Library) -> None:
    buyer = played(library, "haggler", "too-expensive")
    place, needed = buyer.gauges.places["worth.cut"], 99
    state = replace(opened(buyer), node="haggling")
    state = replace(state, gauges=(*state.gauges[:place], needed, *state.gauges[place + 1 :]))
    events, later = say(buyer, state, "decline:price")
    assert later.node == "wavering"
    assert len(fired_thoughts(events)) == 1


def test_to_laugh_along_leads_a_chatting_buyer_back_warmly(library: Library) -> None:
    buyer = played(library, "lively", "size-doubt")
    place = buyer.gauges.places["adrift"]
    state = opened(buyer)
    state = replace(state, gauges=(*state.gauges[:place], 1, *state.gauges[place + 1 :]))
    for text, signal in (
        ("还好啦哈哈，说回夹克，您平时穿几码", "steered"),
        ("说回夹克，您平时穿几码", "ignored_drift"),
    ):
        assert signal in signals(buyer.react(state, text, heard("clarify:size"), state.at + 1000))
