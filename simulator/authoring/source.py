"""Bytes of a trainer's file into text, and the ways in which a file cannot be read at all.

Nothing here can hang or grow: only regular files are opened, and no more than `LIMIT` bytes of them are read.
"""

import os
import re
import stat
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from simulator.authoring.diagnostics import Diagnostic, Place, Problems, quote
from simulator.wording import _

LIMIT = 1_000_000
"""Bytes that one file may have."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Control characters, foreign line ends, stray byte order marks and lone surrogates."""


def read_text(path: Path, name: str | None = None) -> str:
    """The text of a file without its byte order mark, ``name`` being how the author would call the file.

    Raises `Problems` for whatever is not a readable regular file of UTF-8 text within `LIMIT`.
    """
    shown = name if name is not None else str(path)
    return decode(read_bytes(path, shown), shown)


def decode(data: bytes, name: str) -> str:
    """UTF-8 bytes as text, without the byte order mark; raises `Problems` naming the encoding found instead."""
    if len(data) > LIMIT:
        raise Problems([too_large(name)])
    if (other := _utf_16_or_32(data)) is not None:
        message = _("the file is written in {encoding}, not in UTF-8").format(encoding=other)
        raise Problems([Diagnostic(name, None, "Y020", message, _save_as_utf_8())])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problems([_not_utf_8(data, error.start, name)]) from None
    mark = text.startswith("\ufeff")
    text = text.removeprefix("\ufeff")
    check_characters(text, name, skipped=3 if mark else 0)
    return text


def check_characters(text: str, name: str, skipped: int = 0) -> None:
    """Raise `Problems` at the first character that has no business in a text file; ``skipped`` bytes came before."""
    found = _UNFIT.search(text)
    if found is None:
        return
    before = text[: found.start()]
    code = ord(found[0])
    message = _("a character that cannot be seen stands here: U+{code} (byte {offset})").format(
        code=f"{code:04X}", offset=skipped + len(before.encode("utf-8", "surrogatepass"))
    )
    remedy = _("Delete it: put the cursor behind it and press Backspace, or type the line anew.")
    raise Problems([Diagnostic(name, _end_of(before), "Y014", message, remedy)])


def inside(root: Path, relative: str, named_in: str | None = None, place: Place | None = None) -> Path:
    """The file or folder that ``relative`` names under ``root``, links followed; it need not exist.

    Raises `Problems` when it is absolute, climbs with ``..`` or leads out of ``root`` by a link.  ``named_in`` and
    ``place`` say which file names it, and where.
    """
    windows = PureWindowsPath(relative)
    if relative.strip() and "\0" not in relative and "\\" not in relative and not windows.anchor:
        # A loop of links: RuntimeError before Python 3.13, OSError since.
        with suppress(OSError, RuntimeError):
            found = (root.resolve() / relative).resolve()
            if ".." not in windows.parts and found.is_relative_to(root.resolve()):
                return found
    message = _('the path "{path}" does not stay inside its folder').format(path=quote(relative))
    remedy = _("Write a path below that folder, with forward slashes and without '..'.")
    raise Problems([Diagnostic(named_in if named_in is not None else relative, place, "Y022", message, remedy)])


def too_large(name: str) -> Diagnostic:
    """The fault of a file beyond `LIMIT`."""
    message = _("the file is larger than {limit} bytes").format(limit=f"{LIMIT:,}")
    return Diagnostic(name, None, "Y018", message, _("Split it into several files."))


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a regular file, up to one more than `LIMIT`; raises `Problems` when it cannot be read."""
    try:
        # Asked before opening: opening a pipe that nobody writes to would wait forever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Problems([_not_regular(name)])
        # Not to wait even when the file is swapped for a pipe between the two calls.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise Problems([_not_regular(name)])
            return file.read(LIMIT + 1)
    except FileNotFoundError:
        message, remedy = _("there is no such file"), _("Check the folder and the spelling of the file name.")
    except PermissionError:
        message, remedy = _("the file may not be read"), _("Give yourself the right to read it.")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        message, remedy = _("the file cannot be read: {reason}").format(reason=quote(reason)), ""
    raise Problems([Diagnostic(name, None, "Y016", message, remedy)])


def _not_regular(name: str) -> Diagnostic:
    message = _("this is not a regular file but a folder, a pipe or a device")
    return Diagnostic(name, None, "Y017", message, _("Name a text file."))


def _utf_16_or_32(data: bytes) -> str | None:
    """The name of the encoding when the bytes are UTF-16 or UTF-32, with or without a byte order mark."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    # Without the mark, every ASCII character (YAML is full of them) has a zero byte on the same side.
    even, odd = data[0::2].count(0), data[1::2].count(0)
    few, many = sorted((even, odd))
    return "UTF-16" if many * 8 >= len(data) > 3 and few * 8 < many else None


def _not_utf_8(data: bytes, offset: int, name: str) -> Diagnostic:
    if _looks_like_gbk(data):
        message = _("the file is not UTF-8 but, it seems, GBK")
        return Diagnostic(name, None, "Y019", message, _save_as_utf_8())
    message = _("the file is not UTF-8: byte {offset} cannot be read (0x{value})").format(
        offset=offset, value=f"{data[offset]:02X}"
    )
    place = _end_of(data[:offset].decode("utf-8", "replace").removeprefix("\ufeff"))
    return Diagnostic(name, place, "Y021", message, _("Write that place anew and save the file as UTF-8."))


def _looks_like_gbk(data: bytes) -> bool:
    """Whether the bytes read as Chinese in GBK, and hardly anything but ASCII in them reads as UTF-8."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    read = data.decode("utf-8", "replace")
    broken = read.count("\ufffd")
    return broken >= 2 and sum(character > "\x7f" for character in read) < 2 * broken


def _end_of(before: str) -> Place:
    lines = re.split("\r\n|\r|\n", before)
    return Place(len(lines), len(lines[-1]) + 1)


def _save_as_utf_8() -> str:
    return _("Save it in the editor with “Save as”, encoding UTF-8.")
