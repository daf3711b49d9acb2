"""What to do now in a talk that goes on: the next move of the best way on, and model answers that do just that."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.coaching.best_path import best_way
from simulator.coaching.fitting_in import early
from simulator.coaching.good_moves import WARM, good_moves
from simulator.coaching.model_answers import Ears, Here, answers_here
from simulator.coaching.said_here import answerable, harmless, met_needs, said_here
from simulator.coaching.what_if import Other
from simulator.core.chart import Chart, Item
from simulator.core.engine import Buyer
from simulator.core.events import Event, FactTold, ItemCleared
from simulator.core.gauges import ITEM_CLEARED
from simulator.core.moves import Key, Move
from simulator.core.seeking import STATE_WORTH, distances, merit
from simulator.core.state import SessionState, reading
from simulator.core.walking import Step, steps
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
    serves: str = ""
    """The id of the item that it clears, of the fact that it brings out or of the need that it meets."""


@dataclass(frozen=True, slots=True)
class NextMove:
    """What to do now."""

    parts: tuple[Part, ...]
    seconds: int = 0
    """How long to wait, where that is all there is to do."""


def next_move(buyer: Buyer, state: SessionState, answers: Sequence[Answer] = (), tries: int = TRIES) -> NextMove | None:
    """The first move of the best way on that was found, else the one that does most good now; None in an end.

    Of ways that are alike, one comes first that the ``answers`` have words for.
    """
    if state.ended:
        return None
    way = best_way(buyer, state, tries, answers)
    move = way[0] if way else _best(buyer, list(steps(buyer, state, good_moves(buyer).at(state))))
    if move is None:
        return None
    step = _to_the_point(buyer, state, move)
    return NextMove(tuple(_part(buyer, state, key, step.events) for key in step.move.acts), step.move.silence)


def model_answer(here: Here, answers: Sequence[Answer], ears: Ears, move: NextMove) -> str | None:
    """The model answer of the scenario, or two in one reply, that does here what the move says.

    It has been said to this buyer before it is shown: it clears the item that the move names, or brings out its fact,
    or meets its need, and it costs no mood and is taken ill in no way. None where no answer passes; then only the
    direction can be given.
    """
    if not move.parts:
        return None
    idle = here.worth(here.state)

    def passes(other: Other) -> bool:
        events = said_here(here, other)
        return harmless(here, events) and _does(here, move, events, idle)

    every = [*answers, *_questions(here.buyer.chart, move.parts)]
    return next(iter(answers_here(here, every, ears, accept=passes)), None)


def asked(buyer: Buyer, state: SessionState) -> Item | None:
    """The open question that the buyer asked last, in a mood to hear the answer."""
    if not buyer.chart.nodes[state.node].asks:
        return None
    return next((item for item in buyer.chart.items if item.id == state.asking and _open(buyer, state, item.id)), None)


def _to_the_point(buyer: Buyer, state: SessionState, move: Move) -> Step:
    """The move, or the best one that is more to the point where it passes by what the buyer asks now, or answers what
    nobody has asked yet.

    To the point is what answers the question, and where no answer would count yet, what makes it answerable.
    """
    [step] = steps(buyer, state, (move,))
    if move.silence:
        return step
    item = asked(buyer, state)
    shut = item is not None and not answerable(buyer, state, item)

    def fits(one: Step) -> bool:
        if item is not None and not shut:
            return _clears(one.events, item.id)
        if item is not None and shut and not answerable(buyer, one.after, item):
            return False
        return not any(early(buyer, state, act, topic) for act, topic, _slot in one.move.acts)

    if fits(step):
        return step
    others = [one for one in steps(buyer, state, good_moves(buyer).at(state)) if fits(one)]
    best = _best(buyer, others)
    return next((one for one in others if one.move == best), step)


def _clears(events: Sequence[Event], item: str) -> bool:
    return any(isinstance(event, ItemCleared) and event.item == item for event in events)


def _best(buyer: Buyer, tried: Sequence[Step]) -> Move | None:
    """The move that does most good now and leaves a good end within reach."""
    won = [name for name, node in buyer.chart.nodes.items() if node.ending and node.ending.result != "lost"]
    far = distances(buyer.chart, won)
    near = [step for step in tried if step.after.node in far]
    if not near:
        return None
    return max(near, key=lambda step: merit(buyer, step.after) - STATE_WORTH * far[step.after.node]).move


def _part(buyer: Buyer, state: SessionState, key: Key, events: Sequence[Event]) -> Part:
    """One act with what it has been seen to do in the move."""
    act, topic, slot = key
    purpose, serves = _purpose(buyer, state, key, events)
    return Part(purpose, act, topic or "", slot, serves)


def _purpose(buyer: Buyer, state: SessionState, key: Key, events: Sequence[Event]) -> tuple[Purpose, str]:
    act, topic, slot = key
    chart = buyer.chart
    if slot is not None:
        return "offer", ""
    if key in WARM:
        return "soothe", ""
    for item in chart.items:
        if act in item.cleared_by and topic == item.topic and _clears(events, item.id):
            return "answer", item.id
    told = {event.fact for event in events if isinstance(event, FactTold)}
    for fact in chart.facts:
        if act in fact.asked_by and topic == fact.topic and fact.id in told:
            return "ask", fact.id
    met = met_needs(buyer, state, events)
    for need in chart.needs:
        if act in need.met_by and topic == (need.topic or "") and need.id in met:
            return "meet", need.id
    return "go_on", ""


def _does(here: Here, move: NextMove, events: Sequence[Event], idle: int) -> bool:
    """Whether it did all that the parts of the move serve; where they serve nothing by name, whether it did good."""
    done = {event.item for event in events if isinstance(event, ItemCleared)}
    done |= {event.fact for event in events if isinstance(event, FactTold)}
    done |= met_needs(here.buyer, here.state, events)
    wanted = {part.serves for part in move.parts if part.serves}
    return wanted <= done if wanted else here.worth(here.buyer.fold(events, here.state)) > idle


def _questions(chart: Chart, parts: Sequence[Part]) -> list[Answer]:
    """The question that finds a fact which the move is after."""
    sought = {part.serves: part for part in parts if part.purpose == "ask"}
    facts = [fact for fact in chart.facts if fact.id in sought and fact.question]
    return [Answer(sought[fact.id].act, fact.topic, fact.question) for fact in facts]


def _open(buyer: Buyer, state: SessionState, item: str) -> bool:
    return reading(buyer.gauges, state, f"item.{item}") != ITEM_CLEARED
