"""What to do now in a talk that goes on: the next move of the best way on, and model answers that serve here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.coaching.best_path import best_way
from simulator.coaching.good_moves import WARM, good_moves
from simulator.coaching.model_answers import Ears, Here, answers_here
from simulator.core.chart import Item
from simulator.core.engine import Buyer
from simulator.core.gauges import ITEM_CLEARED
from simulator.core.moves import Key, Move
from simulator.core.seeking import STATE_WORTH, distances, merit
from simulator.core.state import SessionState, reading
from simulator.core.walking import steps
from simulator.scoring.card import Answer

TRIES = 1_200
"""Replies tried for one hint: about half a second."""

Purpose = Literal["soothe", "answer", "ask", "meet", "offer", "go_on", "wait"]
"""What one part of a move is good for: the buyer's feelings, an open question, a hidden fact, an unmet need, the
bargain, the next step of the flow, or nothing but patience."""


@dataclass(frozen=True, slots=True)
class Part:
    """One act of the move to make, and what it serves."""

    purpose: Purpose
    act: str
    topic: str
    """Empty where it is about nothing in particular."""
    offer: tuple[str, int] | None = None
    """The kind and the value of what is granted."""


@dataclass(frozen=True, slots=True)
class NextMove:
    """What to do now."""

    parts: tuple[Part, ...]
    seconds: int = 0
    """How long to wait, where that is all there is to do."""


def next_move(buyer: Buyer, state: SessionState, tries: int = TRIES) -> NextMove | None:
    """The first move of the best way on that was found, else the one that does most good now; None in an end."""
    if state.ended:
        return None
    way = best_way(buyer, state, tries)
    move = _to_the_point(buyer, state, way[0] if way else _kindest(buyer, state))
    if move is None:
        return None
    return NextMove(tuple(_part(buyer, state, key) for key in move.acts), move.silence)


def model_answer(here: Here, answers: Sequence[Answer], ears: Ears) -> str | None:
    """The model answer of the scenario, or two in one reply, that serves best here; None where none would serve.

    Where the buyer asks something, one that answers it comes before all others.
    """
    item = asked(here.buyer, here.state)
    fit = [one for one in answers if item is not None and one.act in item.cleared_by and one.topic == item.topic]
    return next(iter(answers_here(here, fit, ears) or answers_here(here, answers, ears)), None)


def _to_the_point(buyer: Buyer, state: SessionState, move: Move | None) -> Move | None:
    """The move, or the best answer to what the buyer asks now where the move would pass it by."""
    item = asked(buyer, state)
    if move is None or move.silence or item is None or _answers(move, item):
        return move
    others = [one for one in good_moves(buyer).at(state) if _answers(one, item)]
    return _best(buyer, state, others) or move


def asked(buyer: Buyer, state: SessionState) -> Item | None:
    """The open question that the buyer asked last, in a mood to hear the answer."""
    if not buyer.chart.nodes[state.node].asks:
        return None
    return next((item for item in buyer.chart.items if item.id == state.asking and _open(buyer, state, item.id)), None)


def _answers(move: Move, item: Item) -> bool:
    return any(act in item.cleared_by and topic == item.topic for act, topic, _slot in move.acts)


def _kindest(buyer: Buyer, state: SessionState) -> Move | None:
    return _best(buyer, state, good_moves(buyer).at(state))


def _best(buyer: Buyer, state: SessionState, moves: Sequence[Move]) -> Move | None:
    """The move that does most good now and leaves a good end within reach."""
    won = [name for name, node in buyer.chart.nodes.items() if node.ending and node.ending.result != "lost"]
    far = distances(buyer.chart, won)
    tried = [step for step in steps(buyer, state, moves) if step.after.node in far]
    if not tried:
        return None
    best = max(tried, key=lambda step: merit(buyer, step.after) - STATE_WORTH * far[step.after.node])
    return best.move


def _part(buyer: Buyer, state: SessionState, key: Key) -> Part:
    act, topic, slot = key
    return Part(_purpose(buyer, state, key), act, topic or "", slot)


def _purpose(buyer: Buyer, state: SessionState, key: Key) -> Purpose:
    act, topic, slot = key
    chart, gauges = buyer.chart, buyer.gauges
    if slot is not None:
        return "offer"
    if key in WARM:
        return "soothe"
    for item in chart.items:
        if act in item.cleared_by and topic == item.topic and _open(buyer, state, item.id):
            return "answer"
    for fact in chart.facts:
        if act in fact.asked_by and topic == fact.topic and not reading(gauges, state, f"told.{fact.id}"):
            return "ask"
    for need in chart.needs:
        if act in need.met_by and topic == (need.topic or "") and not reading(gauges, state, f"need.{need.id}"):
            return "meet"
    return "go_on"


def _open(buyer: Buyer, state: SessionState, item: str) -> bool:
    return reading(buyer.gauges, state, f"item.{item}") != ITEM_CLEARED
