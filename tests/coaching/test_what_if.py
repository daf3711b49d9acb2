"""Both tracks of a talk: the one that was, and the one with another reply."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.coaching.what_if import Other, fork
from simulator.core.events import TraineeSaid
from simulator.scoring.data import as_data
from tests.coaching.conftest import Played
from tests.coaching.talks import Reply, heard, talk, talks

fixtures = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)


@given(talks, st.integers(0, 9), st.booleans())
@fixtures
def test_forking_with_the_same_reply_gives_the_identical_log_and_marks(
    played: Played, replies: list[Reply], seed: int, leaves: bool
) -> None:
    recorded = played.record(talk(played.buyer, replies, seed, leaves))
    for turn, moment in recorded.moments.items():
        both = fork(recorded, turn, Other(moment.said.text, moment.said.heard))
        assert both.would.events == recorded.events
        assert both.would.state == recorded.state
        assert both.would.stands == both.was.stands
        assert both.would.card is not None
        assert both.was.card is not None
        assert as_data(both.would.card) == as_data(both.was.card)


def test_a_kinder_reply_leaves_what_went_before_as_it_was_and_the_buyer_calmer(upset: Played) -> None:
    recorded = upset.record(
        talk(upset.buyer, [Reply(("greet",)), Reply(("contempt",)), Reply(("own", "apologise")), Reply(("commit",))])
    )
    both = fork(recorded, 2, Other("道歉", heard("apologise empathise")))
    place = recorded.moments[2].place
    assert both.would.events[:place] == recorded.events[:place]
    assert [event.text for event in both.would.events if isinstance(event, TraineeSaid)][1] == "道歉"
    assert both.would.stands[0].moods["anger"] < both.was.stands[0].moods["anger"]
    assert [stand.turn for stand in both.would.stands] == [2, 3, 4]


def test_the_replies_after_it_are_heard_as_they_were_heard_then(upset: Played) -> None:
    recorded = upset.record(talk(upset.buyer, [Reply(("greet",)), Reply(("brush_off",)), Reply(("own:price",))]))
    both = fork(recorded, 1, Other("", heard("")))
    said = [event for event in both.would.events if isinstance(event, TraineeSaid)]
    was = [event for event in recorded.events if isinstance(event, TraineeSaid)]
    assert [one.heard for one in said[1:]] == [one.heard for one in was[1:]]
    assert [one.typing for one in said[1:]] == [one.typing for one in was[1:]]


def test_a_reply_that_comes_sooner_spares_the_buyer_the_silence_before_it(upset: Played) -> None:
    recorded = upset.record(talk(upset.buyer, [Reply(("greet",)), Reply(("apologise",), pause=120), Reply(("own",))]))
    said = recorded.moments[2].said
    both = fork(recorded, 2, Other(said.text, said.heard, sooner=110_000))
    assert both.would.stands[0].moods["patience"] > both.was.stands[0].moods["patience"]


def test_a_track_that_outlives_the_trainees_replies_is_still_open(fussy: Played) -> None:
    rude = [Reply(("contempt", "provoke")) for _ in range(6)]
    recorded = fussy.record(talk(fussy.buyer, rude))
    last = recorded.turns
    both = fork(recorded, last, Other("道歉", heard("apologise own")))
    assert both.was.ended is not None
    assert both.would.ended is None


def test_there_is_nothing_to_fork_where_no_reply_was(upset: Played) -> None:
    recorded = upset.record(talk(upset.buyer, [Reply(("greet",))]))
    with pytest.raises(KeyError):
        fork(recorded, 2, Other("", heard("")))
