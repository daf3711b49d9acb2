"""The best end within reach: what is claimed can be walked, and what each reply gave away adds up to what was lost.

That no other talk of the same case ends better is held by golden talks, in `test_best_path_golden`.
"""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.coaching.best_path import FIRST, LEAST, TRIES, best_path
from simulator.coaching.worth import Worth, worth_of
from simulator.core.events import Event
from simulator.core.walking import steps
from tests.coaching.conftest import Played
from tests.coaching.talks import Reply, talk, talks


@given(talks, st.integers(0, 9), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10, deadline=None)
def test_what_the_replies_gave_away_adds_up_to_what_was_possible_and_none_gave_less_than_nothing(
    played: Played, replies: list[Reply], seed: int, leaves: bool
) -> None:
    recorded = played.record(talk(played.buyer, replies, seed, leaves))
    actual = worth_of(played.buyer, recorded.state, recorded.events)
    chances = best_path(recorded, tries=600)
    assert [one.turn for one in chances if not one.broke_off] == [*recorded.moments]
    for here, later in zip(chances, [*chances[1:], None], strict=True):
        assert here.best >= here.after >= actual
        assert here.regret >= 0
        assert here.after == (later.best if later else actual)
    if chances:
        assert sum(one.regret for one in chances) == chances[0].best.points - actual.points


@given(talks, st.integers(0, 9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6, deadline=None)
def test_every_way_that_is_shown_leads_where_it_says(played: Played, replies: list[Reply], seed: int) -> None:
    recorded = played.record(talk(played.buyer, replies, seed))
    for chance in best_path(recorded, tries=600):
        moment = recorded.moments.get(chance.turn)
        state = moment.state if moment else recorded.left
        assert state is not None
        log: list[Event] = []
        for move in chance.path:
            [step] = steps(played.buyer, state, (move,))
            log += step.events
            state = step.after
        if chance.path:
            assert worth_of(played.buyer, state, log) == chance.best


def test_a_reply_that_loses_the_buyer_gives_everything_away(fussy: Played) -> None:
    recorded = fussy.record(talk(fussy.buyer, [Reply(("contempt", "provoke")) for _ in range(8)]))
    chances = best_path(recorded)
    assert recorded.state.ended
    assert chances[0].best.result == "won"
    assert max(chances, key=lambda one: one.regret).regret > 700


def test_breaking_off_is_a_step_of_its_own(upset: Played) -> None:
    recorded = upset.record(talk(upset.buyer, [Reply(("own", "apologise"))], leaves=True))
    *_, last = best_path(recorded)
    assert last.broke_off
    assert last.turn == 2
    assert last.regret > 700


def test_the_same_talk_has_the_same_best_path(bargaining: Played) -> None:
    recorded = bargaining.record(talk(bargaining.buyer, [Reply(("greet",)), Reply(("flat_refusal",))]))
    assert best_path(recorded) == best_path(recorded)


def test_the_search_keeps_within_its_allowance(played: Played, monkeypatch: object) -> None:
    from simulator.coaching import best_path as room
    from simulator.core.engine import Buyer

    assert hasattr(monkeypatch, "setattr")
    tried = 0
    react = Buyer.react

    def counted(*args: object) -> object:
        nonlocal tried
        tried += 1
        return react(*args)  # type: ignore[arg-type]

    recorded = played.record(talk(played.buyer, [Reply(("flat_refusal", "argue")) for _ in range(5)]))
    monkeypatch.setattr(Buyer, "react", counted)
    room.best_path(recorded)
    # What is left of a known way is tried at any rate, and one length of the beam is finished once begun.
    assert 0 < tried <= TRIES + recorded.turns * (LEAST + FIRST // 4)


def test_results_come_before_stars_and_stars_before_moods() -> None:
    ends = [Worth(rank, stars, mood) for rank in range(3) for stars in range(1, 6) for mood in (0, 20, 39)]
    points = [end.points for end in sorted(ends)]
    assert points == sorted(points)
    assert len(set(points)) == len(points)
    assert (points[0], points[-1]) == (0, 999)
