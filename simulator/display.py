"""The one door through which foreign text reaches a screen or a page.

Whatever a person or a file supplied is passed through `shown` before it is shown, so that no byte of it can steer a
terminal and nothing in it hides. What is stored stays as it was typed. Markup is another matter: a widget shows text
as `Content` or with ``markup=False``.
"""

import io
import re
import sys
import unicodedata
from typing import Final

_INVISIBLE: Final = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2061-\u206f\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""Zero widths, fillers, bidi controls, line separators, tags, variation selectors and lone surrogates."""

_DROPPED: Final = "\ufe0e\ufe0f\u2060"
"""VS15, VS16 and the word joiner: harmless, but terminals disagree on their width."""

_PICTURE: Final = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff\ufe0f]"

_JOINED_PICTURES: Final = re.compile(f"(?<={_PICTURE})\u200d(?={_PICTURE})")
"""The joiner inside 👨‍👩‍👧, dropped for the same reason; anywhere else it is a hiding place."""

_SUSPECT: Final = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f{_INVISIBLE}{_DROPPED}]")


def _mark(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in _DROPPED:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def shown(text: str) -> str:
    """``text`` with every control or hidden character as a visible mark (␛, ``\\x9b``, ``\\u202e``).

    Line ends stay, CRLF as LF; nothing else below U+0020, nor U+007F to U+009F, ever comes out.
    """
    return _SUSPECT.sub(_mark, _JOINED_PICTURES.sub("", text.replace("\r\n", "\n")))


def shown_line(text: str) -> str:
    """`shown` on one line: line ends become ⏎, for lists, titles and tables."""
    return shown(text).replace("\n", "\u23ce")


def cells(text: str) -> int:
    """How many columns ``text`` takes in a terminal: ``cells("买家") == 4``."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, width: int) -> str:
    """``text`` on one safe line of exactly ``width`` columns: cut with an ellipsis, or filled with spaces."""
    line = shown_line(text)
    if cells(line) > width:
        kept = ""
        for character in line:
            if cells(kept + character) > width - 1:
                break
            kept += character
        line = kept + "…"[:width]
    return line + " " * (width - cells(line))


def force_utf8() -> None:
    """Make our own three streams speak UTF-8, whatever the locale or PYTHONIOENCODING say; nothing is refused."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
