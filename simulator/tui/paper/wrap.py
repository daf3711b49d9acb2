"""Breaks text into lines of so many columns: Chinese between any two characters, Latin words between words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import split_graphemes

from simulator.display import shown
from simulator.tui.paper.pieces import Line, Look, Piece, cells_of

Run = tuple[str, Look]
"""Text of any origin, with line ends, and its look."""

NEVER_FIRST: Final = frozenset("，。！？、；：）】》」』”’…％%,.!?;:)]}")
"""Marks that do not begin a line; the character before comes along."""

NEVER_LAST: Final = frozenset("（《「『【“‘([{")
"""Marks that do not end a line; they go with what they open."""

MOST_CARRIED: Final = 24
"""Columns of a Latin word that are carried to the next line as a whole; a longer one is cut."""


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    width: int
    look: Look

    @property
    def joins(self) -> bool:
        """Whether it is part of a word that should not be broken."""
        return self.text.isascii() and self.text.isprintable() and self.text != " "


def wrap(runs: Iterable[Run], width: int) -> list[Line]:
    """The runs in lines of at most ``width`` columns, at least one line; spaces at a break are dropped.

    A single character wider than the line stands alone on it.
    """
    lines: list[Line] = []
    line: list[_Cell] = []
    used = 0
    for cell in _cells(runs):
        if cell.text == "\n":
            lines.append(_joined(line))
            line, used = [], 0
            continue
        if line and used + cell.width > max(1, width):
            carried = _carried(line, cell)
            kept = line[: len(line) - len(carried)]
            lines.append(_joined(kept))
            line = carried
            used = sum(one.width for one in line)
            if cell.text == " " and not line:
                continue
        line.append(cell)
        used += cell.width
    return [*lines, _joined(line)]


def fill(units: Iterable[Sequence[Run]], width: int) -> list[Line]:
    """Short parts one after the other, each whole on its line where it fits on any."""
    lines: list[Line] = []
    for unit in units:
        laid = wrap(unit, width)
        if lines and len(laid) == 1 and cells_of(lines[-1]) + cells_of(laid[0]) <= width:
            lines[-1] = (*lines[-1], *laid[0])
        else:
            lines += laid
    return lines


def wrapped(text: str, width: int, look: Look = "plain") -> list[Line]:
    """`wrap` for text in one look."""
    return wrap([(text, look)], width)


def _cells(runs: Iterable[Run]) -> Iterable[_Cell]:
    for text, look in runs:
        # A line end has no width and would stick to the character before it.
        for number, line in enumerate(shown(text).split("\n")):
            if number:
                yield _Cell("\n", 0, look)
            for start, end, width in split_graphemes(line)[0]:
                yield _Cell(line[start:end], width, look)


def _carried(line: Sequence[_Cell], cell: _Cell) -> list[_Cell]:
    """What of the full line goes to the next one together with ``cell``; never the whole line."""
    least = len(line)
    if cell.text in NEVER_FIRST:
        while least > 1 and line[least - 1].text in NEVER_FIRST:
            least -= 1
        least -= 1
    whole = least
    if (*line, cell)[whole].joins:
        while whole > 0 and line[whole - 1].joins:
            whole -= 1
    while whole > 0 and line[whole - 1].text in NEVER_LAST:
        whole -= 1
    for back in (whole, least):
        carried = list(line[back:])
        if back > 0 and sum(one.width for one in carried) <= MOST_CARRIED:
            return carried
    return []


def _joined(cells: Sequence[_Cell]) -> Line:
    pieces: list[Piece] = []
    text, look = "", None
    for cell in cells:
        if look is not None and cell.look != look:
            pieces.append(Piece(text, look))
            text = ""
        text, look = text + cell.text, cell.look
    if look is not None:
        pieces.append(Piece(text, look))
    return tuple(pieces)
