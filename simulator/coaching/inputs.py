"""What the trainee put into a session, taken out of its log; put in again, it gives the same log.

Times are the clock's: what rules skipped (`TimeSkipped`) is left out, because in another track it may not be skipped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.core.acts import Heard
from simulator.core.ending import UNFINISHED
from simulator.core.engine import Buyer
from simulator.core.events import (
    DrillBegun,
    Event,
    Noticed,
    SessionEnded,
    SessionStarted,
    TimePassed,
    TimeSkipped,
    TraineeSaid,
    WaitNoticed,
)
from simulator.core.state import SessionState


@dataclass(frozen=True, slots=True)
class Said:
    """A reply, with what was heard in it then."""

    text: str
    heard: Heard
    clock: int
    """Milliseconds of clock time at which it was sent."""
    typing: int = 0
    """How many milliseconds before that went into typing."""


@dataclass(frozen=True, slots=True)
class Silence:
    """The trainee said nothing until then."""

    clock: int


@dataclass(frozen=True, slots=True)
class Left:
    """The trainee ended the talk where it stood."""

    clock: int


@dataclass(frozen=True, slots=True)
class Begun:
    """The trainee's own part began here; what came before was told to them."""

    state: str
    clock: int


Input = Said | Silence | Left | Begun


@dataclass(frozen=True, slots=True)
class Placed:
    """An input, and the place of the first event in the log that it brought about."""

    input: Input
    place: int


def inputs_of(events: Sequence[Event], max_turns: int) -> tuple[Placed, ...]:
    """The inputs of a log, in order; ``max_turns`` is the chart's."""
    found: list[Placed] = []
    skipped = base = turn = 0
    silent = False
    for place, event in enumerate(events):
        match event:
            case TraineeSaid():
                said = Said(event.text, event.heard, event.at - skipped, event.typing)
                found.append(Placed(said, place))
                turn, silent = event.turn, False
            case WaitNoticed() | TimePassed() | Noticed(id="approval"):
                # Only silence brings these about; what else it brings about stands between them.
                if not silent:
                    base = skipped
                    found.append(Placed(Silence(event.at - base), place))
                else:
                    found[-1] = Placed(Silence(event.at - base), found[-1].place)
                silent = not isinstance(event, TimePassed)
            case SessionEnded() if event.ending == UNFINISHED.id and turn < max_turns:
                found.append(Placed(Left(event.at - skipped), place))
            case DrillBegun():
                found.append(Placed(Begun(event.state, event.at - skipped), place))
                silent = False
            case TimeSkipped():
                skipped += event.by
            case _:
                continue
    return tuple(found)


def put_in(buyer: Buyer, state: SessionState, inputs: Sequence[Input]) -> Iterator[Sequence[Event]]:
    """The events that each input brings about, one after the other, until the talk has ended.

    It goes as a practice goes: before a reply the buyer notices the silence before its first key, and a silence of
    which nothing came is not kept.
    """
    for one in inputs:
        if state.ended:
            return
        at = max(one.clock + state.skipped, state.at)
        events = _noticed(buyer, state, at - one.typing if isinstance(one, Said) else at)
        state = buyer.fold(events, state)
        answer: Sequence[Event] = ()
        match one:
            case Said():
                answer = buyer.react(state, one.text, one.heard, at, min(one.typing, at - state.spoke_at))
            case Left():
                answer = buyer.finish(state, at)
            case Begun():
                answer = (DrillBegun(one.state, state.turn, at),)
            case Silence():
                pass
        state = buyer.fold(answer, state)
        yield [*events, *answer]


def play_again(buyer: Buyer, events: Sequence[Event]) -> tuple[Event, ...]:
    """The log that the inputs of ``events`` give with this buyer; the same one where nothing has changed since."""
    started = next((event for event in events if isinstance(event, SessionStarted)), None)
    if started is None:
        return ()
    opening = buyer.start(started.seed)
    inputs = [placed.input for placed in inputs_of(events, buyer.chart.max_turns)]
    later = put_in(buyer, buyer.fold(opening), inputs)
    return (*opening, *(event for part in later for event in part))


def _noticed(buyer: Buyer, state: SessionState, at: int) -> list[Event]:
    events = buyer.wait(state, at)
    return events if len(events) > 1 else []
