"""The bubbles of a talk: the buyer's on the left, the trainee's on the right, with what was heard beneath."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.tui.paper.pieces import Line, Look, Piece, cells_of, moved_right, padded
from simulator.tui.paper.wrap import Run, fill, wrap

Side = Literal["buyer", "trainee"]

Unit = Sequence[Run]

WIDEST = 64
"""Columns of text in one bubble, however wide the screen."""
EDGES: Mapping[Side, Piece] = {"buyer": Piece("▏", "buyer-edge"), "trainee": Piece("▕", "trainee-edge")}


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message. Without colours its side, its edge and its name still tell whose it is."""

    side: Side
    words: Sequence[Run]
    name: str = ""
    """Written above; empty where the same person goes on."""
    below: Sequence[Sequence[Unit]] = ()
    """Notes under the bubble, each on lines of its own and made of parts that stay whole."""

    def lines(self, width: int) -> list[Line]:
        inner = max(4, min(WIDEST, width * 3 // 4) - 4)
        laid = wrap(self.words, inner)
        long = max(cells_of(line) for line in laid)
        edge = EDGES[self.side]
        space = Piece(" ", self.side)
        rows: list[Line] = []
        for line in laid:
            body = (space, *padded(line, long, self.side), space)
            rows.append((edge, *body) if self.side == "buyer" else (*body, edge))
        head: list[Line] = [(), (Piece(self.name, "name"),)] if self.name else []
        notes = [line for note in self.below for line in fill(note, max(4, width * 7 // 8))]
        if self.side == "buyer":
            return [*head, *rows, *((Piece("  "), *line) for line in notes)]
        return [*moved_right(head, width), *moved_right(rows, width), *moved_right(notes, width)]


def said(words: str, side: Side) -> Sequence[Run]:
    """Words in the look of that side's bubble."""
    look: Look = side
    return ((words, look),)
