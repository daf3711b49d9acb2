"""Model answers of the scenario that would have served better at one turn, heard by real ears and played out."""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.coaching.fitting_in import QUESTIONS, in_place, joins
from simulator.coaching.heed import Heed, unheeded
from simulator.coaching.recorded import Recorded
from simulator.coaching.what_if import Fork, Other, actual, play_on
from simulator.core.acts import Heard
from simulator.core.chart import Chart
from simulator.core.engine import Buyer
from simulator.core.events import SignalNoticed
from simulator.core.seeking import STATE_WORTH, distances, merit
from simulator.core.state import SessionState, reading
from simulator.practice.session import buyer_words
from simulator.scoring.card import Answer
from simulator.scoring.untold import untold

Ears = Callable[[str, str, tuple[str, ...]], Heard]
"""What a reply holds, given the buyer's last words and the trainee's earlier replies."""

SHOWN = 2
"""Answers shown for one turn."""
PLAYED = 8
"""So many of the best answers are played out to find those to show."""
JOINED = 4
"""Of so many of the best answers, two are also tried in one reply."""
IDLE = "嗯嗯"
"""A reply that says nothing."""
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
    recorded: Recorded,
    turn: int,
    ears: Ears,
    shown: int = SHOWN,
    but: Collection[str] = (),
    heed: Heed = unheeded,
) -> tuple[Better, ...]:
    """Up to ``shown`` answers that leave this buyer better off right after the turn, the best first.

    An answer fits when it is no fault here, no repetition, no longer than this buyer reads, has its place at this point
    of the talk, and says nothing that the buyer has not told yet; and it costs no marks and breaks no rule. Where some
    fit that answer what was asked, those that pass it by do not. No answer of the scenario is shown twice, and none of
    those in ``but``.
    """
    here = _here(recorded, turn)
    answers = [answer for answer in recorded.answers if answer.text not in but]
    was = here.worth(_state_after(recorded, turn))
    good = _to_the_point([one for one in _ranked(here, answers, ears, heed) if one.score > was])
    before = actual(recorded, turn)
    kept: list[Better] = []
    for one in itertools.islice(good, PLAYED):
        if len(kept) < shown and not any(set(one.parts) & set(better.parts) for better in kept):
            both = Fork(turn, before, play_on(recorded, turn, one.other))
            if not _scores_less(both) and not _forbidden(both):
                kept.append(Better(one.parts, one.other.heard, both))
    return tuple(kept)


def _scores_less(both: Fork) -> bool:
    """Whether the marks would have come to less: nobody learns from being shown that."""
    was, would = both.was.card, both.would.card
    return was is not None and would is not None and would.total < was.total


def _forbidden(both: Fork) -> bool:
    """Whether it breaks a rule that the talk had kept."""
    was, would = both.was.card, both.would.card
    if was is None or would is None:
        return False
    return not {one.check for one in would.verdicts.breaches} <= {one.check for one in was.verdicts.breaches}


@dataclass(frozen=True, slots=True)
class Here:
    """A point of a talk at which a reply is looked for."""

    buyer: Buyer
    state: SessionState
    words: str
    """The buyer's last words."""
    at: int
    """When the reply would be sent, in milliseconds of session time."""

    def worth(self, state: SessionState) -> int:
        """How good a state is for the trainee: the way that is left to a good end, what is settled, the moods."""
        return merit(self.buyer, state) - STATE_WORTH * _away(self.buyer.chart).get(state.node, LOST)

    def after(self, other: Other) -> int:
        """How good the state is that the reply alone leads to."""
        return self.tried(other)[0]

    def tried(self, other: Other) -> tuple[int, bool]:
        """That, and whether the reply passes by what the buyer asked."""
        events = self.buyer.react(self.state, other.text, other.heard, max(self.at, self.state.at))
        evades = any(isinstance(event, SignalNoticed) and event.id == "evaded" for event in events)
        return self.worth(self.buyer.fold(events, self.state)), evades


def answers_here(
    here: Here, answers: Sequence[Answer], ears: Ears, accept: Callable[[Other], bool], shown: int = 1
) -> tuple[str, ...]:
    """Up to ``shown`` answers, or pairs of them, that serve better here than saying nothing to the point, as
    `better_answers` finds them, and that ``accept`` lets pass."""
    idle = here.after(Other(IDLE, Heard()))
    good = _to_the_point([one for one in _ranked(here, answers, ears) if one.score > idle])
    return tuple("".join(one.parts) for one in _different((one for one in good if accept(one.other)), shown))


def fitting_answers(here: Here, texts: Iterable[str], ears: Ears) -> Iterator[Other]:
    """The answers that fit here as `better_answers` says, whatever they lead to, each with what is heard in it."""
    no_secret = _no_secret(here)
    for text in dict.fromkeys(texts):
        other = _heard(here, text, ears) if no_secret(text) else None
        if other is not None:
            yield other


def _here(recorded: Recorded, turn: int) -> Here:
    moment = recorded.moments[turn]
    words = buyer_words(recorded.events[: moment.place], moment.state.turn)
    return Here(recorded.buyer, moment.state, words, moment.said.clock + moment.state.skipped)


def _ranked(here: Here, answers: Sequence[Answer], ears: Ears, heed: Heed = unheeded) -> "list[_Tried]":
    """Every fitting answer alone, and the best of them two by two, the best first."""
    no_secret = _no_secret(here)
    known = {one.text: one for one in reversed(answers) if in_place(here.buyer, here.state, one)}
    fit = [text for text in dict.fromkeys(one.text for one in answers) if text in known]
    # To ask for a thing one has to name it.
    open_ = [text for text in fit if known[text].act in QUESTIONS or no_secret(text)]
    singles = [_tried(here, (text,), ears, heed) for text in open_]
    heads = sorted((one for one in singles if one is not None), key=_best)[:JOINED]
    pairs = [
        first.parts + then.parts
        for first in heads
        for then in heads
        if first is not then and joins(known[first.parts[0]], known[then.parts[0]])
    ]
    joined = [_tried(here, parts, ears, heed) for parts in pairs]
    return sorted((one for one in (*singles, *joined) if one is not None), key=_best)


def _to_the_point(good: "list[_Tried]") -> "list[_Tried]":
    """Those that answer what was asked, where there are any."""
    return [one for one in good if not one.evades] or good


@dataclass(frozen=True, slots=True)
class _Tried:
    parts: tuple[str, ...]
    other: Other
    score: int
    evades: bool
    """Whether it passes by what the buyer asked."""


def _best(tried: _Tried) -> tuple[int, int]:
    return -tried.score, len(tried.other.text)


def _different(answers: Iterable[_Tried], most: int) -> Iterator[_Tried]:
    """The first of them that share nothing with one another."""
    kept: set[str] = set()
    for one in answers:
        if most and kept.isdisjoint(one.parts):
            kept.update(one.parts)
            most -= 1
            yield one


def _tried(here: Here, parts: tuple[str, ...], ears: Ears, heed: Heed) -> _Tried | None:
    heed("answers")
    other = _heard(here, "".join(parts), ears)
    return None if other is None else _Tried(parts, other, *here.tried(other))


def _heard(here: Here, text: str, ears: Ears) -> Other | None:
    habits = here.buyer.chart.habits
    if text in here.state.replies:
        return None
    heard = ears(text, here.words, here.state.replies)
    questions = sum(act.id in ("clarify", "verify") for act in heard.services())
    if not any(heard.services()) or any(heard.faults()):
        return None
    if heard.length > habits.long_reply or questions > habits.questions:
        return None
    return Other(text, heard)


def _no_secret(here: Here) -> Callable[[str], bool]:
    """Whether a text says nothing that the buyer has not told yet."""
    chart, state = here.buyer.chart, here.state
    told = frozenset(fact.id for fact in chart.facts if reading(here.buyer.gauges, state, f"told.{fact.id}"))
    secret = untold(chart, told)
    spoken = set(state.said_lines)
    lines = [line.text for lines in chart.lines.values() for line in lines if line.id in spoken]
    said = "\n".join([*lines, *state.replies, here.words])
    return lambda text: not secret.given_away_by(text, said)


def _state_after(recorded: Recorded, turn: int) -> SessionState:
    """How the buyer stood before the next reply, or at the end."""
    later = recorded.moments.get(turn + 1)
    return later.state if later else recorded.state


def _away(chart: Chart) -> dict[str, int]:
    won = [name for name, node in chart.nodes.items() if node.ending and node.ending.result == "won"]
    return dict(distances(chart, won))
