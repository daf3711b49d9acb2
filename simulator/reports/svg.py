"""The pictures of the page as coordinates; the template draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.reports.page import ChanceRow, Curve

WIDTH, HEIGHT = 720, 220
LEFT, RIGHT, TOP, BOTTOM = 34, 92, 14, 30
LABEL_GAP = 15
"""Pixels that two names at the right edge stand apart at least."""
BAR = 26
"""Pixels that one row of the regret chart is high."""
WIDEST = 460
NAMES = 90
"""Pixels for the names of the rows."""


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    style: int
    """Which colour, dash and dot it is drawn with, from 0."""
    path: str
    dots: tuple[Dot, ...]
    label_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    left: int
    right: float
    top: int
    bottom: float
    lines: tuple[Line, ...]
    turns: tuple[Tick, ...]
    levels: tuple[Tick, ...]


def mood_chart(curves: Sequence[Curve]) -> Chart:
    """All moods over the turns; what is the same at one place is drawn a little apart."""
    turns = max((len(curve.values) for curve in curves), default=1) - 1
    low = min((curve.low for curve in curves), default=0)
    high = max((curve.high for curve in curves), default=1)
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM

    def x(turn: int) -> float:
        return round(LEFT + (right - LEFT) * (turn / turns if turns else 0), 1)

    def y(value: int) -> float:
        return round(bottom - (bottom - TOP) * (value - low) / max(1, high - low), 1)

    lines = []
    for style, curve in enumerate(curves):
        apart = 2.0 * (style - (len(curves) - 1) / 2)
        dots = tuple(Dot(x(turn), round(y(value) + apart, 1), value) for turn, value in enumerate(curve.values))
        path = " ".join(f"{'L' if place else 'M'}{dot.x} {dot.y}" for place, dot in enumerate(dots))
        lines.append(Line(f"{curve.name} {curve.values[-1]}", style, path, dots, dots[-1].y))
    step = max(1, -(-turns // 16))
    ticks = tuple(Tick(x(turn), str(turn)) for turn in range(0, turns + 1, step))
    middle = (low + high) // 2
    levels = tuple(Tick(y(value), str(value)) for value in (low, middle, high))
    return Chart(WIDTH, HEIGHT, LEFT, right, TOP, bottom, _spread(lines), ticks, levels)


def _spread(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with their names far enough apart to be read."""
    placed: list[Line] = []
    at = float(TOP)
    for line in sorted(lines, key=lambda one: one.label_y):
        at = max(line.label_y + 4, at)
        placed.append(Line(line.name, line.style, line.path, line.dots, round(at, 1)))
        at += LABEL_GAP
    return tuple(sorted(placed, key=lambda one: one.style))


@dataclass(frozen=True, slots=True)
class RegretBar:
    y: int
    name: str
    length: float
    words: str


@dataclass(frozen=True, slots=True)
class RegretChart:
    width: int
    height: int
    left: int
    bar: int
    bars: tuple[RegretBar, ...]


def regret_chart(rows: Sequence[ChanceRow]) -> RegretChart:
    """One row for each reply, as long as what it gave away."""
    bars = tuple(
        RegretBar(place * BAR, row.turn, round(WIDEST * row.regret / 999, 1), row.given)
        for place, row in enumerate(rows)
    )
    return RegretChart(WIDTH, max(1, len(rows)) * BAR, NAMES, BAR, bars)
