"""The example trainees in this process, for many talks: the same `Practice`, the same clock, the same lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from examples.sheet import Sheet
from examples.trainee import END, PATIENCE, MakeTrainee
from examples.view import view_of
from simulator.authoring.library import Library
from simulator.cli.as_json import turn_data
from simulator.core.events import Event
from simulator.practice.case import Case
from simulator.practice.clocks import VirtualClock
from simulator.practice.session import Practice
from simulator.practice.turn import End, Turn, turn_of
from simulator.replay.marking import find_rubric, marks_of
from simulator.scoring.card import Scorecard

_SILENCE = re.compile(r"@(\d+)")


@dataclass(frozen=True, slots=True)
class Talk:
    """A finished talk: its steps, its log, its end and its marks."""

    turns: tuple[Turn, ...]
    events: tuple[Event, ...]
    end: End
    card: Scorecard


class _Unkept:
    """A log that nobody needs afterwards."""

    def append(self, events: Sequence[Event]) -> None:
        """The practice itself remembers."""


def talk(library: Library, case: Case, sheet: Sheet, make: MakeTrainee, seed: int) -> Talk:
    """One trainee's talk with the buyer of ``case`` from the first word to the marks.

    Raises:
        LookupError: no rubric fits the scenario.
    """
    clock = VirtualClock()
    practice = Practice(case.buyer, case.ears, clock, _Unkept())
    trainee = make(sheet, seed)
    turns = [practice.start(seed)]
    for _line in range(PATIENCE):
        line = trainee.reply(view_of(turn_data(turns[-1], inside=True)))
        if practice.ended or line == END:
            break
        if silence := _SILENCE.fullmatch(line):
            clock.pass_ms(int(silence[1]) * 1000)
            turns.append(practice.wait() or practice.now())
        else:
            turns.append(practice.say(line, clock.pass_typing(line)))
    if not practice.ended:
        turns.append(practice.finish())
    rubric = find_rubric(library, case.scenario.id)
    if rubric is None:
        raise LookupError(f"no rubric fits {case.scenario.id}")
    end = turn_of(case.buyer.chart, case.buyer.gauges, practice.events, practice.state).end
    assert end is not None
    return Talk(tuple(turns), practice.events, end, marks_of(library, case, practice.events, rubric))
