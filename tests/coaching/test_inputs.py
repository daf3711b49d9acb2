"""What was put into a session, put in again, gives the same log."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.coaching.inputs import Left, Said, Silence, inputs_of, play_again
from simulator.coaching.recorded import Drifted, record
from simulator.coaching.what_if import Other, fork
from simulator.core.engine import Buyer, make
from simulator.core.events import TimeSkipped, TraineeSaid, WaitNoticed
from tests.coaching.conftest import Played
from tests.coaching.talks import Reply, heard, talk, talks

fixtures = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


@given(talks, st.integers(0, 9), st.booleans())
@fixtures
def test_the_inputs_of_any_talk_give_the_identical_log(
    played: Played, replies: list[Reply], seed: int, leaves: bool
) -> None:
    log = talk(played.buyer, replies, seed, leaves)
    assert play_again(played.buyer, log) == tuple(log)


def test_replies_silences_and_leaving_are_told_apart(upset: Played) -> None:
    log = talk(upset.buyer, [Reply(("greet",)), Reply(("apologise",), pause=110)], leaves=True)
    kinds = [type(one.input) for one in inputs_of(log, upset.buyer.chart.max_turns)]
    assert kinds == [Said, Silence, Said, Left]


def skipping(played: Played) -> Buyer:
    """The same buyer, for whom a day goes by when handed over."""
    chart = played.buyer.chart
    rules = (replace(r, skips=86_400, notice="第二天。") if r.hears == "hand_over" else r for r in chart.rules)
    return make(replace(chart, rules=tuple(rules)))


def test_a_talk_in_which_days_go_by_at_once_is_played_again_too(upset: Played) -> None:
    buyer = skipping(upset)
    log = talk(buyer, [Reply(("hand_over",)), Reply(("own",), pause=200), Reply(("commit",))])
    assert any(isinstance(event, TimeSkipped) for event in log)
    assert play_again(buyer, log) == tuple(log)


def test_what_was_skipped_in_one_track_is_no_silence_in_the_other(upset: Played) -> None:
    buyer = skipping(upset)
    recorded = record(buyer, talk(buyer, [Reply(("hand_over",)), Reply(("own",)), Reply(("commit",))]))
    assert any(isinstance(event, TimeSkipped) for event in recorded.events)
    would = fork(recorded, 1, Other("", heard("empathise"))).would
    assert not any(isinstance(event, TimeSkipped | WaitNoticed) for event in would.events)
    assert [one.waited for one in would.events if isinstance(one, TraineeSaid)] == [7_000, 7_000, 7_000]


def test_a_log_that_was_changed_is_not_taken_for_this_buyers(upset: Played) -> None:
    log = talk(upset.buyer, [Reply(("greet",)), Reply(("apologise",))])
    with pytest.raises(Drifted):
        upset.record(log[:-1])
    with pytest.raises(Drifted):
        upset.record([])
