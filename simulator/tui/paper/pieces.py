"""The smallest parts of a page: text with a look, and lines of it.

A look names what the text is, never a colour; `widgets/paper.py` gives each look its style from the theme.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from rich.cells import cell_len

from simulator.display import shown_line

Look = Literal[
    "plain",
    "dim",
    "title",
    "strong",
    "accent",
    "good",
    "warn",
    "bad",
    "name",
    "buyer",
    "buyer-edge",
    "trainee",
    "trainee-edge",
    "trainee-proof-good",
    "trainee-proof-bad",
    "trainee-proof-none",
    "notice",
    "heard",
    "fault",
    "bar-good",
    "bar-bad",
    "bar-rest",
    "stars",
    "chosen",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one line in one look. Whatever is put in, no control character comes out."""

    text: str
    look: Look = "plain"

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", shown_line(self.text))

    @property
    def cells(self) -> int:
        return cell_len(self.text)


Line = tuple[Piece, ...]


class Block(Protocol):
    """A part of a page that knows how to lie in so many columns."""

    def lines(self, width: int) -> list[Line]: ...


def cells_of(line: Line) -> int:
    """How many columns the line takes."""
    return sum(piece.cells for piece in line)


def padded(line: Line, width: int, look: Look = "plain") -> Line:
    """The line filled up to ``width`` columns with spaces in ``look``."""
    rest = width - cells_of(line)
    return (*line, Piece(" " * rest, look)) if rest > 0 else line


def moved_right(lines: Iterable[Line], width: int) -> list[Line]:
    """The lines flush with the right edge at ``width``."""
    return [(Piece(" " * max(0, width - cells_of(line))), *line) for line in lines]


def centred(lines: Iterable[Line], width: int) -> list[Line]:
    return [(Piece(" " * max(0, (width - cells_of(line)) // 2)), *line) for line in lines]
