"""Model answers of the scenario that would have served better at one turn, heard by real ears and played out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from simulator.coaching.recorded import Recorded
from simulator.coaching.what_if import Fork, Other, actual, play_on
from simulator.core.acts import Heard
from simulator.core.chart import Chart
from simulator.core.engine import Buyer
from simulator.core.events import BuyerSaid
from simulator.core.seeking import STATE_WORTH, distances, merit
from simulator.core.state import SessionState

Ears = Callable[[str, str, tuple[str, ...]], Heard]
"""What a reply holds, given the buyer's last words and the trainee's earlier replies."""

SHOWN = 2
"""Answers shown for one turn."""
JOINED = 4
"""Of so many of the best answers, two are also tried in one reply."""
LOST = 10_000
"""How far from a good end a state counts from which none can be reached."""


@dataclass(frozen=True, slots=True)
class Better:
    """A reply that would have served better, and both tracks from there on."""

    text: str
    heard: Heard
    fork: Fork


def better_answers(recorded: Recorded, turn: int, ears: Ears, shown: int = SHOWN) -> tuple[Better, ...]:
    """Up to ``shown`` answers that leave this buyer better off right after the turn, the best first.

    An answer fits when it is no fault here, no repetition and no longer than this buyer reads.
    """
    worth = _Standing(recorded.buyer)
    heard = [one for text in _texts(recorded) if (one := _heard(recorded, turn, text, ears)) is not None]
    scored = sorted(((worth.after(recorded, turn, one), place, one) for place, one in enumerate(heard)), key=_best)
    heads = [one for _score, _place, one in scored[:JOINED]]
    joined = [
        one
        for first in heads
        for then in heads
        if first != then and (one := _heard(recorded, turn, first.text + then.text, ears)) is not None
    ]
    scored += [(worth.after(recorded, turn, one), len(heard) + place, one) for place, one in enumerate(joined)]
    was = worth.of(_state_after(recorded, turn))
    good = [one for score, _place, one in sorted(scored, key=_best) if score > was]
    before = actual(recorded, turn)
    return tuple(
        Better(one.text, one.heard, Fork(turn, before, play_on(recorded, turn, one))) for one in _different(good, shown)
    )


def _best(scored: tuple[int, int, Other]) -> tuple[int, int, int]:
    score, place, other = scored
    return -score, len(other.text), place


def _different(answers: Sequence[Other], most: int) -> Iterator[Other]:
    """The first of them, none that holds another or is held by it."""
    kept: list[str] = []
    for one in answers:
        if len(kept) < most and not any(one.text in text or text in one.text for text in kept):
            kept.append(one.text)
            yield one


def _texts(recorded: Recorded) -> Iterator[str]:
    yield from dict.fromkeys(answer.text for answer in recorded.answers)


def _heard(recorded: Recorded, turn: int, text: str, ears: Ears) -> Other | None:
    moment = recorded.moments[turn]
    habits = recorded.buyer.chart.habits
    if text in moment.state.replies:
        return None
    buyer = [event for event in recorded.events[: moment.place] if isinstance(event, BuyerSaid)]
    words = "\n".join(event.text for event in buyer if event.turn == moment.state.turn)
    heard = ears(text, words, moment.state.replies)
    questions = sum(act.id in ("clarify", "verify") for act in heard.services())
    if any(heard.faults()) or heard.length > habits.long_reply or questions > habits.questions:
        return None
    return Other(text, heard)


def _state_after(recorded: Recorded, turn: int) -> SessionState:
    """How the buyer stood before the next reply, or at the end."""
    later = recorded.moments.get(turn + 1)
    return later.state if later else recorded.state


@dataclass(slots=True)
class _Standing:
    """How good a state is for the trainee: the way that is left to a good end, what is settled, the moods."""

    buyer: Buyer

    def of(self, state: SessionState) -> int:
        return merit(self.buyer, state) - STATE_WORTH * _away(self.buyer.chart).get(state.node, LOST)

    def after(self, recorded: Recorded, turn: int, other: Other) -> int:
        """How good the state is that the reply alone leads to."""
        moment = recorded.moments[turn]
        said = moment.said
        at = max(said.clock + moment.state.skipped, moment.state.at)
        return self.of(self.buyer.fold(self.buyer.react(moment.state, other.text, other.heard, at), moment.state))


def _away(chart: Chart) -> dict[str, int]:
    won = [name for name, node in chart.nodes.items() if node.ending and node.ending.result == "won"]
    return dict(distances(chart, won))
