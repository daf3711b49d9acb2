"""What if one reply had been another: the rest of the talk played again, by the same buyer with the same seed."""

from dataclasses import dataclass, replace

from simulator.coaching.inputs import Input, Said, Silence, put_in
from simulator.coaching.recorded import Moment, Recorded, card_of
from simulator.coaching.stands import Stand, stands
from simulator.core.acts import Heard
from simulator.core.events import Event, SessionEnded
from simulator.core.state import SessionState
from simulator.scoring.card import Scorecard


@dataclass(frozen=True, slots=True)
class Other:
    """A reply in the place of the recorded one."""

    text: str
    heard: Heard
    sooner: int = 0
    """Milliseconds by which it, and all that the trainee did after it, comes earlier."""


@dataclass(frozen=True, slots=True)
class Track:
    """One way that a talk went, from one reply on."""

    events: tuple[Event, ...]
    """The whole log, from the opening."""
    state: SessionState
    stands: tuple[Stand, ...]
    """From the reply that differs on."""
    card: Scorecard | None

    @property
    def ended(self) -> SessionEnded | None:
        """How it ended; None where the trainee's recorded replies ran out before."""
        return next((event for event in reversed(self.events) if isinstance(event, SessionEnded)), None)


@dataclass(frozen=True, slots=True)
class Fork:
    """Both tracks, side by side from reply ``turn`` on."""

    turn: int
    was: Track
    would: Track


def fork(recorded: Recorded, turn: int, other: Other) -> Fork:
    """The talk with ``other`` in the place of reply ``turn``, followed by all that the trainee did then.

    Raises:
        KeyError: there is no reply of that number.
    """
    return Fork(turn, actual(recorded, turn), play_on(recorded, turn, other))


def actual(recorded: Recorded, turn: int) -> Track:
    """The recorded track from reply ``turn`` on."""
    later = tuple(stand for number, stand in recorded.stands.items() if number >= turn)
    return Track(recorded.events, recorded.state, later, card_of(recorded, recorded.events))


def play_on(recorded: Recorded, turn: int, other: Other, marks: bool = True) -> Track:
    """The track with ``other``; without ``marks`` it has no card. Raises `KeyError` for no such reply."""
    moment = recorded.moments[turn]
    later = [event for part in put_in(recorded.buyer, moment.state, _swapped(moment, other)) for event in part]
    events = (*recorded.events[: moment.place], *later)
    state = recorded.buyer.fold(later, moment.state)
    return Track(
        events, state, stands(recorded.buyer, moment.state, later), card_of(recorded, events) if marks else None
    )


def _swapped(moment: Moment, other: Other) -> list[Input]:
    """The inputs with the first reply exchanged; silences that it no longer leaves room for fall away."""
    inputs: list[Input] = []
    place = moment.inputs.index(moment.said)
    sent = max(0, moment.said.clock - other.sooner)
    for number, one in enumerate(moment.inputs):
        if number == place:
            inputs.append(Said(other.text, other.heard, sent, max(0, moment.said.typing - other.sooner)))
        elif number > place:
            inputs.append(replace(one, clock=max(0, one.clock - other.sooner)))
        elif not isinstance(one, Silence) or one.clock <= sent:
            inputs.append(one)
    return inputs
