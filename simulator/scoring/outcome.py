"""Markers that look at where it led: states, steps, ending, stars, moods."""

from simulator.scoring.expressions import Ended, Felt, Reached, Resulted, Starred, StepDone
from simulator.scoring.findings import Finding, Hit, answer
from simulator.scoring.record import Move
from simulator.scoring.scene import Scene


def reached(one: Reached, scene: Scene) -> Finding:
    record = scene.record
    hits = [Hit(0, "state", record.start, late=True)] if record.start in one.states else []
    hits += [Hit(move.turn, "state", move.to, move.span, late=True) for move in record.moves if move.to in one.states]
    return answer(bool(hits), tuple(hits))


def step_done(one: StepDone, scene: Scene) -> Finding:
    hits = tuple(
        Hit(move.turn, "state", move.rule, move.span) for move in scene.record.moves if _forward(move, one, scene)
    )
    return answer(bool(hits), hits)


def _forward(move: Move, one: StepDone, scene: Scene) -> bool:
    """Whether a reply that can earn took the buyer on from such a step, and not to a loss."""
    nodes = scene.record.chart.nodes
    source, to = nodes.get(move.source), nodes.get(move.to)
    if source is None or to is None or source.step not in one.steps or move.spoiled or move.to == move.source:
        return False
    if to.ending is not None and to.ending.result == "lost":
        return False
    return any(reply.number == move.turn and reply.earns for reply in scene.record.replies)


def ended(one: Ended, scene: Scene) -> Finding:
    event = scene.record.ended
    return _outcome(event is not None and event.ending in one.endings, scene)


def resulted(one: Resulted, scene: Scene) -> Finding:
    event = scene.record.ended
    return _outcome(event is not None and event.result in one.results, scene)


def starred(one: Starred, scene: Scene) -> Finding:
    event = scene.record.ended
    if event is None:
        return answer(held=False)
    hit = Hit(scene.record.turns, "stars", str(event.stars), late=True)
    return answer(one.bound.holds(event.stars), (hit,))


def _outcome(held: bool, scene: Scene) -> Finding:
    event = scene.record.ended
    return answer(held, (Hit(scene.record.turns, "ending", event.ending, late=True),) if event else ())


def felt(one: Felt, scene: Scene) -> Finding:
    values = scene.record.moods.get(one.mood)
    if values is None:
        return Finding()
    value = {"end": values[-1], "lowest": min(values), "highest": max(values)}[one.at]
    hit = Hit(scene.record.turns, "mood", f"{one.mood}={value}", late=True)
    return answer(one.bound.holds(value), (hit,))
