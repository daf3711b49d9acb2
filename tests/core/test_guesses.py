"""What the ears only guessed at beside something surer may help the trainee, but not hurt."""

from dataclasses import replace

import pytest

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.library import Library
from simulator.core.acts import Heard
from simulator.core.engine import Buyer, make
from simulator.core.events import Event, RuleRefused, SignalNoticed
from simulator.core.state import SessionState

from .talk import heard, opened, say


@pytest.fixture(scope="module")
def upset(library: Library) -> Buyer:
    return make(compile_chart(library, "troublesome", "late-parcel").chart)


def told(words: tuple[str, ...], guess: str, sure: float) -> Heard:
    """The words as heard, of which one only so surely."""
    whole = heard(*words)
    return replace(whole, acts=tuple(replace(act, sure=sure) if act.id == guess else act for act in whole.acts))


def react(buyer: Buyer, state: SessionState, what: Heard) -> tuple[list[Event], SessionState]:
    events = buyer.react(state, f"#{state.turn}", what, state.at + 5000)
    return events, buyer.fold(events, state)


def mood(buyer: Buyer, state: SessionState, name: str) -> int:
    return state.gauges[buyer.gauges.places[name]]


def test_a_remedy_that_was_only_guessed_at_does_not_come_too_early(upset: Buyer) -> None:
    state = opened(upset)
    words = ("apologise", "offer_fix")
    _, sure = react(upset, state, told(words, "offer_fix", 0.95))
    events, guessed = react(upset, state, told(words, "offer_fix", 0.6))
    assert mood(upset, guessed, "patience") > mood(upset, sure, "patience")
    refused = [event for event in events if isinstance(event, RuleRefused) and event.subject == "sure"]
    assert [(event.hears, event.bound, event.was) for event in refused] == [("offer_fix", 80, 60)]


def test_what_is_heard_best_is_no_guess_however_unsure(upset: Buyer) -> None:
    state = opened(upset)
    _, alone = react(upset, state, told(("offer_fix",), "offer_fix", 0.55))
    assert mood(upset, alone, "patience") < mood(upset, state, "patience")


def test_a_guess_still_helps(upset: Buyer) -> None:
    state = opened(upset)
    events, _ = react(upset, state, told(("greet", "apologise"), "apologise", 0.6))
    assert upset.fold(events, state).node == "venting"


def test_a_guess_evades_nothing_and_asks_nothing_twice(library: Library) -> None:
    buyer = make(compile_chart(library, "cold", "size-doubt").chart)
    _, state = say(buyer, opened(buyer), "greet")
    _, state = say(buyer, state, "clarify:size")
    for words, guess, signal in (
        (("empathise", "explain:colour"), "explain", "evaded"),
        (("empathise", "clarify:size"), "clarify", "asked_again"),
    ):
        for sure, expected in ((0.6, False), (0.95, True)):
            events, _ = react(buyer, state, told(words, guess, sure))
            assert (signal in [one.id for one in events if isinstance(one, SignalNoticed)]) is expected
