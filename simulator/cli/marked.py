"""A text with some of its characters marked: in colour on a terminal, underlined by a second line elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.core.acts import Span
from simulator.display import cells, shown

Look = Literal["good", "bad", "blocked"]
COLOURS: dict[Look, str] = {"good": "\x1b[1;32m", "bad": "\x1b[1;4;31m", "blocked": "\x1b[2;9m"}
PLAIN = "\x1b[0m"
UNDER: dict[Look, str] = {"good": "^", "bad": "!", "blocked": "~"}
"""Told apart without colour: ``^`` helps, ``!`` hurts, ``~`` does not count."""
ORDER: tuple[Look, ...] = ("blocked", "good", "bad")
"""What wins where marks overlap, the last one."""


@dataclass(frozen=True, slots=True)
class Mark:
    span: Span
    look: Look


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    """Safe to print."""
    look: Look | None


def marked(text: str, marks: Sequence[Mark], *, colour: bool, width: int = 78) -> list[str]:
    """The lines of ``text``, wrapped at ``width`` columns, with their marks."""
    lines: list[str] = []
    for pieces in _wrapped(text, _looks(text, marks), width):
        if colour:
            lines.append("".join(_coloured(piece) for piece in pieces))
            continue
        lines.append("".join(piece.text for piece in pieces))
        under = "".join((UNDER[piece.look] if piece.look else " ") * cells(piece.text) for piece in pieces).rstrip()
        if under:
            lines.append(under)
    return lines


def _looks(text: str, marks: Sequence[Mark]) -> list[Look | None]:
    looks: list[Look | None] = [None] * len(text)
    for look in ORDER:
        for mark in marks:
            if mark.look == look:
                places = range(max(0, mark.span.start), min(len(text), mark.span.end))
                for place in places:
                    looks[place] = look
    return looks


def _wrapped(text: str, looks: Sequence[Look | None], width: int) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    used = 0
    for character, look in zip(text, looks, strict=True):
        if character == "\n":
            yield _joined(line)
            line, used = [], 0
            continue
        safe = shown(character)
        taken = cells(safe)
        if used + taken > width and line:
            yield _joined(line)
            line, used = [], 0
        line.append(_Piece(safe, look))
        used += taken
    yield _joined(line)


def _joined(line: Sequence[_Piece]) -> list[_Piece]:
    """Neighbours of one look as one piece."""
    pieces: list[_Piece] = []
    for piece in line:
        if pieces and pieces[-1].look == piece.look:
            pieces[-1] = _Piece(pieces[-1].text + piece.text, piece.look)
        else:
            pieces.append(piece)
    return pieces


def _coloured(piece: _Piece) -> str:
    return f"{COLOURS[piece.look]}{piece.text}{PLAIN}" if piece.look else piece.text
