"""Blocks that pages are made of: paragraphs, headings, rows, bars and gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from simulator.tui.paper.pieces import Block, Line, Look, Piece, cells_of, centred, padded
from simulator.tui.paper.wrap import Run, fill, wrap, wrapped

BAR = "█"
BAR_REST = "░"


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty lines."""

    height: int = 1

    def lines(self, width: int) -> list[Line]:  # noqa: ARG002  # a gap is as high at any width
        return [()] * self.height


@dataclass(frozen=True, slots=True)
class Heading:
    text: str

    def lines(self, width: int) -> list[Line]:
        return wrapped(self.text, width, "title")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, with a mark before its first line; the rest hangs under the text."""

    runs: Sequence[Run]
    mark: str = ""
    mark_look: Look = "accent"
    indent: int = 0

    def lines(self, width: int) -> list[Line]:
        mark = Piece(self.mark, self.mark_look)
        hang = self.indent + mark.cells
        laid = wrap(self.runs, max(4, width - hang))
        first = (Piece(" " * self.indent), mark, *laid[0])
        return [first, *((Piece(" " * hang), *line) for line in laid[1:])]


def text(words: str, look: Look = "plain", mark: str = "", indent: int = 0) -> Paragraph:
    """A paragraph in one look."""
    return Paragraph(((words, look),), mark, indent=indent)


@dataclass(frozen=True, slots=True)
class Centred:
    """A notice in the middle."""

    words: str
    look: Look = "notice"
    sign: str = ""

    def lines(self, width: int) -> list[Line]:
        return [(), *centred(wrapped(f"{self.sign}{self.words}", max(4, width - 8), self.look), width)]


@dataclass(frozen=True, slots=True)
class Pair:
    """A name in a column of its own, and its value beside it."""

    name: str
    value: Sequence[Run]
    column: int

    def lines(self, width: int) -> list[Line]:
        name = Piece(self.name, "dim")
        laid = wrap(self.value, max(4, width - self.column))
        first = (name, Piece(" " * max(1, self.column - name.cells)), *laid[0])
        return [first, *((Piece(" " * self.column), *line) for line in laid[1:])]


@dataclass(frozen=True, slots=True)
class Listed:
    """Short parts beside a name, or indented by the empty name's column; each stays whole where it fits on a line."""

    name: str
    parts: Sequence[Sequence[Run]]
    column: int

    def lines(self, width: int) -> list[Line]:
        name = Piece(self.name, "dim")
        first, *rest = fill(self.parts, max(4, width - self.column)) or [()]
        lead = (name, Piece(" " * max(0, self.column - name.cells)))
        return [(*lead, *first), *((Piece(" " * self.column), *line) for line in rest)]


@dataclass(frozen=True, slots=True)
class Bar:
    """A named value between two bounds, drawn and written out, with what it changed by."""

    name: str
    value: int
    low: int
    high: int
    good: bool
    column: int
    by: int = 0
    most: int = 24
    suffix: str = ""
    """Written behind the value, such as `/40`."""
    told: str = ""
    """Written in place of the value and the suffix, where the value is a share of something else."""

    def lines(self, width: int) -> list[Line]:
        name = Piece(self.name, "plain")
        number = Piece(f" {self.told or f'{self.value}{self.suffix}'}", "strong")
        change = change_piece(self.by, self.good)
        room = width - self.column - number.cells - 4
        long = max(1, min(self.most, room))
        span = max(1, self.high - self.low)
        full = ((self.value - self.low) * long * 2 + span) // (2 * span)
        if self.value > self.low:
            full = max(1, full)
        bar = (Piece(BAR * full, "bar-good" if self.good else "bar-bad"), Piece(BAR_REST * (long - full), "bar-rest"))
        gap = Piece(" " * max(1, self.column - name.cells))
        line = (name, gap, *bar, number, change)
        return [line] if cells_of(line) <= width else wrap([(piece.text, piece.look) for piece in line], width)


def change_piece(by: int, good: bool) -> Piece:
    """A change as `+2` or `-1`, in the look of what it means."""
    if not by:
        return Piece("")
    return Piece(f" {by:+d}", "good" if (by > 0) == good else "bad")


@dataclass(frozen=True, slots=True)
class Ends:
    """One line with something at either end; what is on the right stays whole."""

    left: Sequence[Run]
    right: Sequence[Run] = ()

    def lines(self, width: int) -> list[Line]:
        right = tuple(Piece(words, look) for words, look in self.right)
        room = width - cells_of(right) - 1
        laid = wrap(self.left, max(1, room))
        left = laid[0]
        rest = width - cells_of(left) - cells_of(right)
        return [(*left, Piece(" " * max(1, rest)), *right)]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two lists of blocks side by side where there is room, else one above the other."""

    left: Sequence[Block]
    right: Sequence[Block]
    least: int = 96
    """Columns from which there is room."""

    def lines(self, width: int) -> list[Line]:
        if width < self.least:
            return [*_stacked(self.left, width), (), *_stacked(self.right, width)]
        half = (width - 4) // 2
        left, right = _stacked(self.left, half), _stacked(self.right, half)
        gap = Piece(" " * 4)
        return [(*padded(one, half), gap, *other) for one, other in zip_longest(left, right, fillvalue=())]


def _stacked(blocks: Sequence[Block], width: int) -> list[Line]:
    return [line for block in blocks for line in block.lines(width)]
