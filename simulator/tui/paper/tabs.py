"""The names of pages in one line, the chosen one standing out; where there is no room, only that one has its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.tui.paper.pieces import Line, Piece, cells_of


@dataclass(frozen=True, slots=True)
class Tabs:
    """Each name follows its number, which is also the key that chooses it."""

    names: Sequence[str]
    chosen: int
    """Counted from 0."""

    def lines(self, width: int) -> list[Line]:
        return [self._line(width)]

    def at(self, column: int, width: int) -> int | None:
        """The tab in that column; None between and behind them."""
        left = 0
        for place, piece in enumerate(self._line(width)):
            if left <= column < left + piece.cells:
                # Tabs and gaps take turns, a gap first.
                return place // 2 if place % 2 else None
            left += piece.cells
        return None

    def _line(self, width: int) -> Line:
        whole = self._laid(range(len(self.names)))
        return whole if cells_of(whole) <= width else self._laid((self.chosen,))

    def _laid(self, named: Sequence[int]) -> Line:
        line: list[Piece] = []
        for place, name in enumerate(self.names):
            words = f"{place + 1} {name}" if place in named else f"{place + 1}"
            chosen = place == self.chosen
            line += [Piece(" "), Piece(f"[{words}]" if chosen else f" {words} ", "chosen" if chosen else "dim")]
        return tuple(line)
