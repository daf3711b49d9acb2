"""The curve of a mood over the turns, drawn with blocks and told in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from simulator.tui.paper.pieces import Line, Look, Piece

HEIGHTS: Final = "▁▂▃▄▅▆▇█"


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
