"""Model answers of the scenario that would have served better at one turn, heard by real ears and played out."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from simulator.coaching.recorded import Recorded
from simulator.coaching.what_if import Fork, Other, actual, play_on
from simulator.core.acts import Heard
from simulator.core.chart import Chart
from simulator.core.engine import Buyer
from simulator.core.events import BuyerSaid
from simulator.core.seeking import STATE_WORTH, distances, merit
from simulator.core.state import SessionState, reading

Ears = Callable[[str, str, tuple[str, ...]], Heard]
"""What a reply holds, given the buyer's last words and the trainee's earlier replies."""

SHOWN = 2
"""Answers shown for one turn."""
JOINED = 4
"""Of so many of the best answers, two are also tried in one reply."""
GRAM = 3
"""Characters that an answer and an untold fact must share for the answer to know too much."""
LOST = 10_000
"""How far from a good end a state counts from which none can be reached."""


@dataclass(frozen=True, slots=True)
class Better:
    """A reply that would have served better, and both tracks from there on."""

    parts: tuple[str, ...]
    """The model answers that it is made of."""
    heard: Heard
    fork: Fork

    @property
    def text(self) -> str:
        return "".join(self.parts)


def better_answers(
    recorded: Recorded, turn: int, ears: Ears, shown: int = SHOWN, but: Collection[str] = ()
) -> tuple[Better, ...]:
    """Up to ``shown`` answers that leave this buyer better off right after the turn, the best first.

    An answer fits when it is no fault here, no repetition, no longer than this buyer reads, and says nothing that the
    buyer has not told yet. No answer of the
    scenario is shown twice, and none of those in ``but``.
    """
    worth = _Standing(recorded.buyer)
    untold = _untold(recorded, turn)
    texts = [
        text
        for text in dict.fromkeys(answer.text for answer in recorded.answers)
        if text not in but and untold.isdisjoint(_grams(text))
    ]
    singles = [_tried(recorded, turn, (text,), ears, worth) for text in texts]
    heads = sorted((one for one in singles if one is not None), key=_best)[:JOINED]
    pairs = [(first.parts + then.parts) for first in heads for then in heads if first is not then]
    joined = [_tried(recorded, turn, parts, ears, worth) for parts in pairs]
    was = worth.of(_state_after(recorded, turn))
    good = sorted((one for one in (*singles, *joined) if one is not None and one.score > was), key=_best)
    before = actual(recorded, turn)
    return tuple(
        Better(one.parts, one.other.heard, Fork(turn, before, play_on(recorded, turn, one.other)))
        for one in _different(good, shown)
    )


@dataclass(frozen=True, slots=True)
class _Tried:
    parts: tuple[str, ...]
    other: Other
    score: int


def _best(tried: _Tried) -> tuple[int, int]:
    return -tried.score, len(tried.other.text)


def _different(answers: Sequence[_Tried], most: int) -> Iterator[_Tried]:
    """The first of them that share nothing with one another."""
    kept: set[str] = set()
    for one in answers:
        if most and kept.isdisjoint(one.parts):
            kept.update(one.parts)
            most -= 1
            yield one


def _tried(recorded: Recorded, turn: int, parts: tuple[str, ...], ears: Ears, worth: "_Standing") -> _Tried | None:
    other = _heard(recorded, turn, "".join(parts), ears)
    return None if other is None else _Tried(parts, other, worth.after(recorded, turn, other))


def _heard(recorded: Recorded, turn: int, text: str, ears: Ears) -> Other | None:
    moment = recorded.moments[turn]
    habits = recorded.buyer.chart.habits
    if text in moment.state.replies:
        return None
    buyer = [event for event in recorded.events[: moment.place] if isinstance(event, BuyerSaid)]
    words = "\n".join(event.text for event in buyer if event.turn == moment.state.turn)
    heard = ears(text, words, moment.state.replies)
    questions = sum(act.id in ("clarify", "verify") for act in heard.services())
    if not any(heard.services()) or any(heard.faults()):
        return None
    if heard.length > habits.long_reply or questions > habits.questions:
        return None
    return Other(text, heard)


def _untold(recorded: Recorded, turn: int) -> set[str]:
    """Words that only the hidden facts use which the buyer has not told yet: an answer with them knows too much."""
    chart, state = recorded.buyer.chart, recorded.moments[turn].state
    hidden = {fact.tells for fact in chart.facts if not reading(recorded.buyer.gauges, state, f"told.{fact.id}")}
    secret, open_ = set[str](), set[str]()
    for key, lines in chart.lines.items():
        grams = secret if key in hidden else open_
        for line in lines:
            grams |= _grams(line.text)
    return secret - open_


def _grams(text: str) -> set[str]:
    """All stretches of three characters without punctuation in them."""
    grams = {text[start : start + GRAM] for start in range(len(text) - GRAM + 1)}
    return {gram for gram in grams if gram.isalnum()}


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
