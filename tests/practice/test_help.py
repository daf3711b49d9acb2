"""Hints: priced, capped, kept in the log, and of no effect on the buyer."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from simulator.authoring.library import Library
from simulator.core.aside import assisted, talk_of
from simulator.core.events import Event, HintTaken, ResultSealed, Rewound, SessionEnded
from simulator.practice.case import Case
from simulator.practice.clocks import VirtualClock
from simulator.practice.help import COSTS, MOST, NoHelp, standing_hints
from simulator.practice.sealing import sealer
from simulator.practice.session import Practice
from tests.practice.conftest import Bench, Kept, literal_ears


def refused(practice: Practice) -> str:
    with pytest.raises(NoHelp) as caught:
        practice.offer()
    return caught.value.why


def test_the_first_hint_says_what_to_do_and_the_second_shows_an_answer(bench: Bench) -> None:
    first = bench.practice.offer()
    assert (first.level, first.cost, first.left) == (1, COSTS[1], MOST)
    taken = bench.practice.take_hint("先道歉")
    assert (taken.turn, taken.level, taken.cost, taken.text) == (1, 1, COSTS[1], "先道歉")
    second = bench.practice.offer()
    assert (second.level, second.cost, second.left) == (2, COSTS[2], MOST - 1)
    bench.practice.take_hint("非常抱歉")
    assert refused(bench.practice) == "both_taken"


def test_a_talk_has_so_many_hints_and_no_more(bench: Bench) -> None:
    for _ in range(MOST):
        bench.practice.take_hint("道歉")
        bench.say("apologise")
    assert refused(bench.practice) == "used_up"


def test_taking_a_reply_back_brings_no_hint_back(bench: Bench) -> None:
    bench.practice.take_hint("一")
    bench.practice.take_hint("二")
    bench.say("contempt")
    bench.practice.rewind()
    assert refused(bench.practice) == "both_taken"
    bench.say("apologise")
    assert bench.practice.offer().left == MOST - 2


def test_a_hint_for_a_later_reply_no_longer_fits_once_the_talk_before_it_is_another(bench: Bench) -> None:
    bench.say("apologise")
    bench.practice.take_hint("第二句的提示")
    bench.practice.rewind()
    bench.say("empathise")
    assert standing_hints(bench.practice.events, 2) == ()
    assert bench.practice.offer().level == 1


def test_the_buyer_knows_nothing_of_a_hint(upset: Case) -> None:
    plain, helped = Bench(upset), Bench(upset)
    helped.practice.take_hint("道歉")
    for bench in (plain, helped):
        bench.say("apologise")
        bench.clock.pass_ms(400_000)
        bench.practice.wait()
    assert talk_of(helped.practice.events) == plain.practice.events
    assert helped.practice.state == plain.practice.state
    assert assisted(helped.practice.events)
    assert not assisted(plain.practice.events)


def test_a_hint_that_the_disk_refuses_was_not_taken(upset: Case) -> None:
    class Full(Kept):
        def append(self, events: Sequence[Event]) -> None:
            raise OSError(f"no room for {len(events)}")

    opened = Bench(upset)
    practice = Practice(upset.buyer, literal_ears, VirtualClock(), Full(), opened.log.events)
    with pytest.raises(OSError, match="no room"):
        practice.take_hint("道歉")
    assert practice.offer().left == MOST
    with pytest.raises(NoHelp):
        practice.rewind()


def test_there_is_no_hint_once_the_talk_is_over(bench: Bench) -> None:
    bench.practice.finish()
    assert refused(bench.practice) == "ended"


def test_an_exam_has_no_help_and_is_sealed_in_the_write_that_ends_it(library: Library, upset: Case) -> None:
    bench = Bench(upset, sealer(library, upset))
    bench.say("contempt")
    assert refused(bench.practice) == "exam"
    assert not bench.practice.rewindable
    with pytest.raises(NoHelp):
        bench.practice.rewind()
    bench.practice.finish()
    assert [type(event) for event in bench.log.writes[-1]] == [SessionEnded, ResultSealed]
    assert [type(event) for event in bench.practice.events[-2:]] == [SessionEnded, ResultSealed]
    assert not any(isinstance(event, HintTaken | Rewound) for event in bench.practice.events)


def test_the_shipped_rubrics_seal_every_scenario(library: Library) -> None:
    from simulator.practice.case import open_case

    for scenario in library.sources("scenario"):
        what = library.scenario(scenario)
        persona = next(
            name
            for name in library.sources("persona")
            if what.flow in library.persona(name).flows and (not what.personas or name in what.personas)
        )
        assert sealer(library, open_case(library, persona, scenario)).rubric is not None, Path(scenario)
