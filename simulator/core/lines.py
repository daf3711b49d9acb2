"""Which words the buyer chooses: seeded, and none twice before its alternatives are used up."""

from collections import Counter

from simulator.core.chance import draw
from simulator.core.chart import Line
from simulator.core.turn import Turn


def choose(turn: Turn, key: str) -> Line | None:
    """One of the least used lines under ``key``."""
    lines = turn.chart.lines.get(key, ())
    if not lines:
        return None
    used = Counter(turn.state.said_lines)
    fewest = min(used[line.id] for line in lines)
    fresh = [line for line in lines if used[line.id] == fewest]
    return fresh[draw(turn.state.seed, turn.state.turn, key, len(fresh))]


def fill(turn: Turn, text: str) -> str:
    """The text with the numbers of the moment; every other brace stays as it is."""
    if "{ask}" in text:
        text = text.replace("{ask}", price_asked(turn))
    return text


def price_asked(turn: Turn) -> str:
    """What the buyer would pay now, in whole yuan."""
    price = turn.chart.policy.price * (100 - turn.read("demand")) // 100
    return f"{price // 100}元"
