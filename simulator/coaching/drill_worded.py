"""A way to a state all in words: the model answers of the case, said to this buyer and heard by the real ears."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.coaching.inputs import Said, put_in
from simulator.coaching.model_answers import Ears, Here, fitting_answers
from simulator.core.engine import Buyer
from simulator.core.events import Event, SignalNoticed
from simulator.core.rough import rough
from simulator.core.seeking import STATE_WORTH, distances, merit
from simulator.core.signals import BAD_SIGNALS
from simulator.core.state import SessionState
from simulator.core.walking import PAUSE
from simulator.practice.session import buyer_words
from simulator.scoring.card import Answer

WIDTH = 3
"""Talks that are kept at each length."""
LONGEST = 7
"""Replies after which a way counts as not found."""


@dataclass(frozen=True, slots=True)
class _Talk:
    events: tuple[Event, ...]
    state: SessionState
    cost: int = 0


def worded_way(
    buyer: Buyer, opening: Sequence[Event], node: str, answers: Sequence[Answer], ears: Ears
) -> tuple[Event, ...] | None:
    """The log of a talk of model answers alone that leads to ``node``; None where none was found."""
    far = distances(buyer.chart, [node])
    beam = [_Talk(tuple(opening), buyer.fold(opening))]
    texts = [answer.text for answer in answers]
    for _length in range(LONGEST):
        ranked: dict[object, _Talk] = {}
        for talk in beam:
            for one in _replies(buyer, talk, texts, ears):
                if one.state.ended or one.state.node not in far:
                    continue
                if one.state.node == node:
                    return one.events
                cost = far[one.state.node] * STATE_WORTH - merit(buyer, one.state)
                key = rough(buyer, one.state)
                if key not in ranked or cost < ranked[key].cost:
                    ranked[key] = _Talk(one.events, one.state, cost)
        beam = sorted(ranked.values(), key=lambda one: one.cost)[:WIDTH]
    return None


def _replies(buyer: Buyer, talk: _Talk, texts: Sequence[str], ears: Ears) -> list[_Talk]:
    state = talk.state
    clock = state.at - state.skipped + PAUSE
    here = Here(buyer, state, buyer_words(talk.events, state.turn), clock + state.skipped)
    found = []
    for other in fitting_answers(here, texts, ears):
        put = put_in(buyer, state, [Said(other.text, other.heard, clock)])
        happened = [event for part in put for event in part]
        if any(isinstance(event, SignalNoticed) and event.id in BAD_SIGNALS for event in happened):
            # Such as an answer of the supervisor whom nobody has asked: right words at the wrong time teach nothing.
            continue
        found.append(_Talk((*talk.events, *happened), buyer.fold(happened, state)))
    return found
