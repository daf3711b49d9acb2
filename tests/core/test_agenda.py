"""What a reply does to the agenda: what waits, what was passed by, what is asked a second time."""

from collections.abc import Iterable, Sequence

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.library import Library
from simulator.core.engine import Buyer, make
from simulator.core.events import BuyerSaid, Event, FactTold, GaugeMoved, ItemCleared, ItemRaised, SignalNoticed
from simulator.core.state import SessionState

from .talk import opened, say


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
