"""Moments that failed, tried again: what is told of another reply is what the buyer would really have done."""

from dataclasses import replace

import pytest

from simulator.coaching.coach import Coaching, coach
from simulator.coaching.drill_moments import LINES, drill_moments, summary, try_reply
from simulator.coaching.what_if import Other, play_on
from simulator.core.events import BuyerSaid, TraineeSaid
from tests.coaching.conftest import Played
from tests.coaching.talks import Reply, heard, talk


@pytest.fixture(scope="module")
def coached(upset: Played) -> Coaching:
    bad = [Reply(("greet",)), Reply(("contempt",)), Reply(("brush_off",)), Reply(("explain:price",))]
    log = talk(upset.buyer, bad, leaves=True)
    return coach(upset.buyer, log, upset.rubric, upset.answers, upset.case.ears)


def test_a_moment_shows_the_last_lines_up_to_the_reply_and_not_the_answer_to_it(coached: Coaching) -> None:
    for moment in drill_moments(coached):
        assert 0 < len(moment.before) <= LINES
        assert any(isinstance(one, BuyerSaid) for one in moment.before)
        assert all(one.turn < moment.turn for one in moment.before if isinstance(one, TraineeSaid | BuyerSaid))
        assert moment.said == coached.recorded.moments[moment.turn].said.text


def test_the_moments_are_the_turning_points_and_most_takes_the_costliest(coached: Coaching) -> None:
    every = drill_moments(coached)
    assert [moment.turn for moment in every] == [point.turn for point in coached.turning_points]
    costliest = max(coached.turning_points, key=lambda point: point.cost.weight)
    assert [moment.turn for moment in drill_moments(coached, 1)] == [costliest.turn]


def test_a_reply_is_played_exactly(coached: Coaching) -> None:
    moment, text = drill_moments(coached)[0], "apologise empathise own"
    tried = try_reply(coached.recorded, moment, text, lambda text, _buyer, _earlier: heard(text))
    track = play_on(coached.recorded, moment.turn, Other(text, heard(text)))
    assert tried.would == track.stands[0].answered
    assert {one.id: one.would for one in tried.moods} == dict(track.stands[0].moods)
    assert track.card is not None
    assert tried.marks is not None
    assert tried.marks[1] == track.card.total


def test_the_same_reply_again_changes_nothing_and_mends_nothing(coached: Coaching) -> None:
    for moment in drill_moments(coached):
        said = coached.recorded.moments[moment.turn].said
        tried = try_reply(coached.recorded, moment, said.text, lambda *_given, h=said.heard: h)
        assert tried.was == tried.would
        assert all(one.was == one.would for one in tried.moods)
        assert not any(one.gains for one in tried.checks)
        assert not tried.mended


def test_a_kind_reply_mends_what_contempt_broke_and_a_fault_never_mends(coached: Coaching) -> None:
    moment = next(one for one in drill_moments(coached) if "contempt" in one.said)
    kind = try_reply(coached.recorded, moment, "apologise empathise", lambda text, _b, _e: heard(text))
    rude = try_reply(coached.recorded, moment, "provoke", lambda text, _b, _e: heard(text))
    both = try_reply(coached.recorded, moment, "apologise provoke", lambda text, _b, _e: heard(text))
    assert kind.mended
    assert not rude.mended
    assert not both.mended
    told = summary([[rude, kind], [rude]], 3)
    assert (told.moments, told.mended, told.tries) == (3, 1, 3)


def test_what_a_short_talk_could_not_earn_is_told_where_the_reply_earns_it_after_all(coached: Coaching) -> None:
    moment = next(one for one in drill_moments(coached) if "contempt" in one.said)
    assert moment.failed
    short = replace(moment, failed=tuple(replace(one, open=False) for one in moment.failed))
    kind = try_reply(coached.recorded, moment, "apologise empathise own", lambda text, _b, _e: heard(text))
    again = try_reply(coached.recorded, short, "apologise empathise own", lambda text, _b, _e: heard(text))
    assert again.checks == tuple(one for one in kind.checks if one.gains)
    assert again.checks
    assert again.mended
    same = try_reply(coached.recorded, short, moment.said, lambda text, _b, _e: heard(text))
    assert not same.checks


def test_a_reply_that_is_not_understood_mends_nothing(coached: Coaching) -> None:
    moment = next(one for one in drill_moments(coached) if "contempt" in one.said)
    empty = try_reply(coached.recorded, moment, "？", lambda text, _b, _e: heard(text))
    assert not empty.mended


def test_a_reply_that_loses_the_buyer_does_not_mend(coached: Coaching) -> None:
    moment = next(one for one in drill_moments(coached) if "contempt" in one.said)
    kind = try_reply(coached.recorded, moment, "apologise empathise", lambda text, _b, _e: heard(text))
    assert not replace(kind, lost=True).mended
