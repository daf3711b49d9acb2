"""Taking replies back: the talk goes on from before them, exactly, in this sitting and in the next."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.coaching.inputs import play_again
from simulator.core.aside import surviving, takes, talk_of
from simulator.core.events import SessionEnded, TraineeSaid
from simulator.practice.case import Case
from simulator.practice.help import NoHelp
from tests.practice.conftest import Bench

WORDS = ["apologise", "empathise", "contempt", "clarify", "seek_approval", "hold", "explain", "嗯"]
STEPS = st.one_of(
    st.tuples(st.sampled_from(WORDS), st.integers(0, 90_000)),
    st.tuples(st.just("@wait"), st.integers(1_000, 400_000)),
    st.tuples(st.sampled_from(["@hint", "@back", "@back", "@end"]), st.just(0)),
)


def test_the_buyer_stands_as_if_the_reply_had_never_been(upset: Case) -> None:
    tried, never = Bench(upset), Bench(upset)
    tried.say("apologise")
    never.say("apologise")
    tried.say("contempt")
    assert tried.practice.rewind() == "contempt"
    assert tried.practice.state == never.practice.state
    assert tried.practice.buyer_words() == never.practice.buyer_words()
    for bench in (tried, never):
        bench.say("empathise")
    assert talk_of(tried.practice.events) == never.practice.events
    assert len(tried.log.events) > len(tried.practice.events), "what was taken back stays written"


def test_the_time_of_a_reply_goes_with_it(bench: Bench) -> None:
    bench.say("apologise")
    before = bench.practice.time
    bench.say("contempt", after=50_000)
    bench.practice.rewind()
    assert bench.practice.time == before
    assert bench.practice.wait() is None
    bench.clock.pass_ms(2_000)
    assert bench.practice.time == before + 2_000


def test_an_end_can_be_taken_back_and_the_talk_goes_on(bench: Bench) -> None:
    bench.say("apologise")
    bench.practice.finish()
    assert bench.practice.ended
    bench.practice.rewind()
    assert not bench.practice.ended
    bench.say("empathise")
    assert [event.text for event in bench.practice.events if isinstance(event, TraineeSaid)] == ["empathise"]
    assert not any(isinstance(event, SessionEnded) for event in bench.practice.events)


def test_before_the_first_reply_there_is_nothing_to_take_back(bench: Bench) -> None:
    with pytest.raises(NoHelp, match="nothing_said"):
        bench.practice.rewind()
    bench.say("apologise")
    bench.practice.rewind()
    with pytest.raises(NoHelp, match="nothing_said"):
        bench.practice.rewind()


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_whatever_was_taken_back_the_same_inputs_give_the_same_log(upset: Case, steps: list[tuple[str, int]]) -> None:
    bench = Bench(upset)
    for what, milliseconds in steps:
        bench.clock.pass_ms(milliseconds)
        try:
            match what:
                case "@wait":
                    bench.practice.wait()
                case "@hint":
                    bench.practice.take_hint("道歉")
                case "@back":
                    bench.practice.rewind()
                case "@end":
                    bench.practice.finish()
                case _:
                    bench.practice.say(what, min(milliseconds, 4_000))
        except NoHelp:
            continue
    assert bench.practice.events == surviving(bench.log.events)
    assert bench.practice.state == bench.case.buyer.fold(bench.practice.events)
    assert bench.again().state == bench.practice.state
    for take in takes(bench.log.events):
        assert play_again(bench.case.buyer, talk_of(take)) == talk_of(take)
