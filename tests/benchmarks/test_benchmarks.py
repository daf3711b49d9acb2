"""That the measuring measures what it says; how long anything takes is asserted nowhere."""

from benchmarks import core_turn, size, yardstick
from benchmarks.clock import quantile
from simulator.authoring.roots import open_library


def test_quantiles_are_readings() -> None:
    readings = [5.0, 1.0, 3.0, 2.0, 4.0]
    assert quantile(readings, 0.5) == 3.0
    assert quantile(readings, 0.99) == 5.0


def test_the_yardstick_never_changes() -> None:
    assert yardstick.work() == sum(range(500))


def test_replies_are_replayed_in_the_state_that_they_met() -> None:
    library = open_library()
    case = core_turn.largest(library, [("cold", "size-doubt"), ("cold", "call-me-brother")])
    assert case.scenario.id == "size-doubt"
    replies = core_turn.replies_of(library, case, "reader", 1)
    assert [reply.state.turn for reply in replies] == list(range(len(replies)))
    assert all(case.buyer.react(reply.state, reply.text, reply.heard, reply.at) for reply in replies)


def test_sizes_are_those_of_what_is_shipped() -> None:
    assert size.model() > 1000
    assert size.lexicons() > 1000
