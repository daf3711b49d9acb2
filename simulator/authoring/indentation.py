"""How far the lines of a file are indented, and with what: where they do not line up, and spaces that are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.authoring.diagnostics import Place
from simulator.wording import _

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_KEY = r"[A-Za-z_][A-Za-z0-9_.-]*"
_BEFORE = re.compile(rf"[ \t]*([{_ODD}])[{_ODD} \t]*(?=- |-$|[\"']?{_KEY}[\"']?[ ]*:(?:\s|$))")
"""Odd spaces before what can only be a key or a list item; before other words they belong to a text."""
_BEHIND = re.compile(rf" *{_KEY}:([{_ODD}])")
_BEHIND_DASH = re.compile(rf" *-(?: {_KEY}:)?([{_ODD}])")
_IN_KEY = re.compile(rf"{_KEY}:([{_ODD}])")
_IN_ITEM = re.compile(rf"-([{_ODD}])")
_DASHES = re.compile(r" *(?:- +)+")


@dataclass(frozen=True, slots=True)
class OddSpace:
    """A character that looks like a space and does not count as one."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Beside:
    """The line that another one was most likely meant to line up with."""

    line: int
    spaces: int
    have: int
    """Spaces before the other one."""


def odd_spaces(lines: Sequence[str], stumbled: bool) -> Iterator[OddSpace]:
    """The odd spaces before and behind keys.

    Behind the dash of a list they may be part of a text, so those count only where the parser ``stumbled``.
    """
    patterns = [_BEFORE, _BEHIND, *([_BEHIND_DASH] if stumbled else [])]
    for number, line in enumerate(lines, start=1):
        found = next((match for pattern in patterns if (match := pattern.match(line))), None)
        if found is not None:
            yield _odd(found[1], Place(number, found.start(1) + 1))


def odd_space_inside(text: str, at: Place, is_key: bool) -> OddSpace | None:
    """The odd space that made one of a key and its value, as in ``{start:\u00a03}``, or of a dash and its item."""
    found = (_IN_KEY if is_key else _IN_ITEM).match(text)
    return _odd(found[1], Place(at.line, at.column + found.start(1))) if found else None


def _odd(character: str, place: Place) -> OddSpace:
    code = f"U+{ord(character):04X}"
    if character == "\u3000":
        return OddSpace(place, _("a full-width space ({code}) where only ordinary spaces count").format(code=code))
    return OddSpace(place, _("a space that is none ({code}), as web pages and chats have it").format(code=code))


def beside(lines: Sequence[str], number: int) -> Beside | None:
    """The line above that line ``number`` was most likely to line up with; None where it does line up with one."""
    have = _indent(lines[number - 1])
    levels: list[tuple[int, int]] = []
    for above, line in enumerate(lines[: number - 1], start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = _indent(line)
        levels = [one for one in levels if one[0] < indent]
        levels.append((indent, above))
        if dashes := _DASHES.match(line):
            levels.append((dashes.end(), above))
    if not levels or have in [indent for indent, _line in levels]:
        return None
    # Of two equally near ones the inner: it was written last.
    spaces, near = min(reversed(levels), key=lambda one: abs(one[0] - have))
    return Beside(near, spaces, have)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
