"""Cells side by side, each wrapped in its own column."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from simulator.tui.paper.pieces import Line, Piece, padded
from simulator.tui.paper.wrap import Run, wrap

GAP = 2
"""Empty columns between two cells."""
LEAST = 10
"""Columns below which a cell is not worth drawing; the cells then stand one below the other."""

Cell = Sequence[Run]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. A column of width 0 shares with its like what the others leave."""

    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int]
    indent: int = 0

    def lines(self, width: int) -> list[Line]:
        room = width - self.indent
        widths = self._shared(room)
        lines: list[Line] = []
        for row in self.rows:
            lines += _beside(row, widths) if widths else _below(row, room)
        return [(Piece(" " * self.indent), *line) for line in lines]

    def _shared(self, room: int) -> list[int]:
        """The width of every column; none where there is no room for them."""
        free = self.widths.count(0)
        left = room - sum(self.widths) - GAP * (len(self.widths) - 1)
        if free and left // free < LEAST:
            return []
        shares = iter([left // free + (place < left % free) for place in range(free)])
        return [width or next(shares) for width in self.widths]


def _beside(row: Sequence[Cell], widths: Sequence[int]) -> list[Line]:
    laid = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    gap = Piece(" " * GAP)
    lines: list[Line] = []
    for parts in zip_longest(*laid, fillvalue=()):
        line: Line = ()
        for part, width in zip(parts, widths, strict=True):
            line = (*line, gap, *padded(part, width)) if line else padded(part, width)
        lines.append(line)
    return lines


def _below(row: Sequence[Cell], width: int) -> list[Line]:
    return [line for cell in row if any(text for text, _look in cell) for line in wrap(cell, max(4, width))]
