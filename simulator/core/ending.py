"""How a conversation ends: the stars and the words of the simulated review, taken from the log."""

from collections import Counter

from simulator.core.chart import Ending
from simulator.core.events import SessionEnded
from simulator.core.lines import choose, fill
from simulator.core.taxonomy import ACTS
from simulator.core.turn import Turn

UNFINISHED = Ending("unfinished", "没有谈完", "lost", 2)
"""The ending of a conversation that stops before the buyer is done."""

REASONS = 2
"""How many causes a review names at the most."""


def end(turn: Turn, ending: Ending | None, at: int) -> None:
    """Close the session; without an ending of its own it counts as unfinished."""
    ending = ending or UNFINISHED
    because = causes(turn)
    review = _review(turn, ending)
    turn.emit(
        SessionEnded(ending.id, ending.result, _stars(turn, ending), review, at, tuple(cause for cause, _by in because))
    )


def _stars(turn: Turn, ending: Ending) -> int:
    """The ending's stars, one more or fewer where every mood says so."""
    verdicts = []
    for mood in turn.chart.moods:
        value, gauge = turn.read(mood.id), mood.gauge
        third = (gauge.high - gauge.low) // 3
        high, low = value >= gauge.high - third, value <= gauge.low + third
        verdicts.append((1 if high else -1 if low else 0) * (1 if mood.good else -1))
    by = 1 if all(verdict > 0 for verdict in verdicts) else -1 if all(verdict < 0 for verdict in verdicts) else 0
    by -= turn.view("unmet_basics") > 0 and ending.result == "won"
    return max(1, min(5, ending.stars + by))


def causes(turn: Turn) -> tuple[tuple[str, int], ...]:
    """What moved this buyer most, strongest first: acts, faults, signals or ``silence``, and how much in all."""
    return _ranked(turn)[:REASONS]


def _ranked(turn: Turn) -> tuple[tuple[str, int], ...]:
    hears = {rule.id: rule.hears for rule in turn.chart.rules}
    weights: Counter[str] = Counter()
    for cause, by in turn.state.felt:
        weights[hears.get(cause, "silence" if cause.startswith("wait.") else cause)] += by
    ranked = sorted(weights.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return tuple((cause, by) for cause, by in ranked if by)


def _because(turn: Turn, cause: str, by: int) -> str:
    """The key of the words for a cause: a kindness that went wrong has words of its own, or none."""
    if by < 0 and (cause in ACTS or f"because.{cause}.bad" in turn.chart.lines):
        return f"because.{cause}.bad"
    return f"because.{cause}"


def _review(turn: Turn, ending: Ending) -> str:
    """The ending's own words, and a sentence for each of the strongest causes that led there and have words.

    Who is content does not tell what was bad, nor who is not what was good; who ends half content tells both.
    """
    fitting = [
        key
        for cause, by in _ranked(turn)
        if ending.result == "partial" or (by > 0) == (ending.result == "won")
        if (key := _because(turn, cause, by)) in turn.chart.lines
    ]
    parts = []
    for key in (f"review.{ending.id}", *fitting[:REASONS]):
        line = choose(turn, key)
        if line is not None:
            parts.append(fill(turn, line.text))
    return "".join(parts)
