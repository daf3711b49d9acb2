"""Drills that begin in a chosen state: the way there is real, repeats, and earns nothing."""

from fractions import Fraction

import pytest

from simulator.coaching.drill_phase import Opened, lead_to, phases
from simulator.coaching.drill_told import Teller
from simulator.coaching.inputs import play_again
from simulator.coaching.recorded import card_of
from simulator.coaching.turning_points import turning_points
from simulator.core.events import DrillBegun, TraineeSaid
from simulator.core.state import reading
from simulator.practice.clocks import VirtualClock
from simulator.practice.session import Practice
from tests.coaching.conftest import Played
from tests.coaching.talks import Unkept, heard


def opened(played: Played, state: str, seed: int = 7) -> Opened:
    found = lead_to(played.buyer, state, seed, Teller(played.answers, played.case.ears))
    assert found is not None
    return found


def test_every_phase_of_a_case_is_led_to_by_a_log_that_plays_again_alike(bargaining: Played) -> None:
    for state in phases(bargaining.buyer.chart):
        found = opened(bargaining, state)
        assert found.state.node == state
        assert play_again(bargaining.buyer, found.events) == found.events
        assert bargaining.buyer.fold(found.events) == found.state
        assert isinstance(found.events[-1], DrillBegun)


def test_the_same_seed_tells_the_same_talk(fussy: Played) -> None:
    assert opened(fussy, "considering").events == opened(fussy, "considering").events


def test_the_buyers_mind_stands_as_the_way_has_left_it(fussy: Played) -> None:
    found, start = opened(fussy, "considering"), fussy.buyer.fold(fussy.buyer.start(7))
    gauges = fussy.buyer.gauges
    told = [reading(gauges, found.state, name) for name in gauges.places]
    assert told != [reading(gauges, start, name) for name in gauges.places]
    assert found.state.turn == sum(isinstance(event, TraineeSaid) for event in found.events) > 0


def test_replies_on_the_way_are_model_answers_where_they_lead_there(bargaining: Played) -> None:
    said = [event.text for event in opened(bargaining, "haggling").events if isinstance(event, TraineeSaid)]
    assert said
    assert set(said) <= {answer.text for answer in bargaining.answers}


def test_without_model_answers_the_way_is_told_in_acts(bargaining: Played) -> None:
    found = lead_to(bargaining.buyer, "haggling", 7)
    assert found is not None
    said = [event.text for event in found.events if isinstance(event, TraineeSaid)]
    assert said
    assert all(text.startswith("（") and text.endswith("）") for text in said)
    assert play_again(bargaining.buyer, found.events) == found.events


def test_no_drill_begins_at_an_end_or_where_nothing_leads(fussy: Played) -> None:
    chart = fussy.buyer.chart
    end = next(name for name, node in chart.nodes.items() if node.ending)
    assert end not in phases(chart)
    assert lead_to(fussy.buyer, end, 7) is None
    with pytest.raises(KeyError):
        lead_to(fussy.buyer, "nowhere", 7)


def drilled(played: Played, state: str, replies: list[str]) -> Practice:
    told = opened(played, state)
    clock = VirtualClock(told.state.at)
    practice = Practice(played.buyer, lambda text, _buyer, _earlier: heard(text), clock, Unkept(), told.events)
    for reply in replies:
        clock.pass_ms(4_000)
        if not practice.ended:
            practice.say(reply, 3_000)
    if not practice.ended:
        practice.finish()
    return practice


REPLIES = ["explain:price empathise", "contempt provoke", "apologise justify_value:price"]


def test_marks_cover_only_what_the_trainee_did_and_add_up(bargaining: Played) -> None:
    practice = drilled(bargaining, "haggling", REPLIES)
    recorded = bargaining.record(list(practice.events))
    card = card_of(recorded, recorded.events)
    assert card is not None
    assert recorded.before > 0
    for dimension in card.dimensions:
        for mark in dimension.marks:
            assert all(one.turn is None or one.turn > recorded.before for one in mark.evidence)
            assert sum((one.delta for one in mark.evidence), Fraction(0)) == mark.points
            assert 0 <= mark.points <= mark.out_of
    assert set(card.per_turn) <= {0, *range(recorded.before + 1, recorded.turns + 1)}


def test_what_the_way_had_done_is_not_asked_again(bargaining: Played) -> None:
    practice = drilled(bargaining, "haggling", REPLIES)
    recorded = bargaining.record(list(practice.events))
    whole = card_of(recorded, [event for event in recorded.events if not isinstance(event, DrillBegun)])
    own = card_of(recorded, recorded.events)
    assert own is not None
    assert whole is not None
    asked = {mark.check for part in own.dimensions for mark in part.marks if mark.applies}
    done = {
        mark.check
        for part in whole.dimensions
        for mark in part.marks
        if mark.passed and mark.evidence and all(one.turn and one.turn <= recorded.before for one in mark.evidence)
    }
    assert done.isdisjoint(asked)
    assert "greeted" not in asked


def test_coaching_begins_where_the_trainee_began(bargaining: Played) -> None:
    practice = drilled(bargaining, "haggling", REPLIES)
    recorded = bargaining.record(list(practice.events))
    card = card_of(recorded, recorded.events)
    assert min(recorded.moments) == recorded.before + 1
    points = turning_points(recorded, card, (), (), bargaining.case.ears)
    assert points
    assert all(point.turn > recorded.before for point in points)
