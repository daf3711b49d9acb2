"""The curve of a mood over the turns, drawn with blocks and told in numbers: in one row, or high with turns below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from simulator.tui.paper.pieces import Line, Look, Piece

HEIGHTS: Final = "▁▂▃▄▅▆▇█"
EDGE: Final = 4
"""Columns at the left for the bounds."""
MOST_EACH: Final = 5
"""Columns for one turn, the gap behind it included."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One row: the name, a block for each turn (the start first), the first and the last value."""

    name: str
    values: Sequence[int]
    low: int
    high: int
    good: bool
    column: int

    def lines(self, width: int) -> list[Line]:
        first, last = self.values[0], self.values[-1]
        ends = Piece(f"  {first}→{last}", "strong")
        room = max(1, width - self.column - ends.cells)
        each = 2 if len(self.values) * 2 <= room else 1
        drawn = "".join(self._block(value) * each for value in self.values[-(room // each) :])
        better = last == first or (last > first) == self.good
        look: Look = "bar-good" if better else "bar-bad"
        name = Piece(self.name)
        return [(name, Piece(" " * max(1, self.column - name.cells)), Piece(drawn, look), ends)]

    def _block(self, value: int) -> str:
        span = max(1, self.high - self.low)
        return HEIGHTS[max(0, min(len(HEIGHTS) - 1, (value - self.low) * (len(HEIGHTS) - 1) // span))]


@dataclass(frozen=True, slots=True)
class Tall:
    """A mood as columns, with the number of each turn below and the value at both ends in words."""

    name: str
    values: Sequence[int]
    low: int
    high: int
    good: bool
    start: str
    """What stands below the value before the first turn."""
    rows: int = 3

    def lines(self, width: int) -> list[Line]:
        first, last = self.values[0], self.values[-1]
        each = max(1, min(MOST_EACH, (width - EDGE) // len(self.values)))
        values = self.values[-max(1, (width - EDGE) // each) :]
        skipped = len(self.values) - len(values)
        better = last == first or (last > first) == self.good
        look: Look = "bar-good" if better else "bar-bad"
        head = (Piece(self.name, "strong"), Piece(f"  {first}→{last}", "dim"))
        drawn = [(Piece(self._edge(row), "dim"), Piece(self._row(values, row, each), look)) for row in range(self.rows)]
        return [head, *drawn, (Piece(" " * EDGE), Piece(self._turns(len(values), skipped, each, width - EDGE), "dim"))]

    def _edge(self, row: int) -> str:
        told = {0: self.high, self.rows - 1: self.low}.get(row)
        return f"{'' if told is None else told:>{EDGE - 1}} "

    def _row(self, values: Sequence[int], row: int, each: int) -> str:
        """One line of the columns, the highest line first."""
        span = max(1, self.high - self.low)
        steps = len(HEIGHTS)
        drawn = ""
        for value in values:
            full = (value - self.low) * self.rows * steps // span
            here = full - (self.rows - 1 - row) * steps
            # The lowest line shows something even of nothing, so that no turn is missing.
            least = 1 if row == self.rows - 1 else 0
            level = max(least, min(steps, here))
            block = HEIGHTS[level - 1] if level > 0 else " "
            drawn += block * max(1, each - 1) + " " * (each > 1)
        return drawn

    def _turns(self, count: int, skipped: int, each: int, room: int) -> str:
        """The numbers below the columns; where there is no room for all, every fifth."""
        names = [str(turn) if turn else self.start for turn in range(skipped, skipped + count)]
        line = ""
        for place, name in enumerate(names):
            wide = cell_len(name)
            # The last number may be wider than its column: it then ends there.
            at = min(place * each, room - wide)
            if cell_len(line) <= at and (each > wide or (skipped + place) % 5 == 0):
                line += " " * (at - cell_len(line)) + name
        return line
