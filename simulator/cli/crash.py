"""What is left of an unexpected error: a report that a person can paste into a bug report without giving anyone away.

It tells versions, platform and traceback. It holds no word of a reply: arguments are told by their length, Chinese
text inside messages too, and home folders are written ``~``.
"""

import os
import platform
import re
import sys
import traceback
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Final

from simulator import __version__
from simulator.display import shown
from simulator.storage.atomic import write_whole
from simulator.storage.errors import StorageError
from simulator.storage.places import find_places, make_ready
from simulator.wording import _

DISTRIBUTION: Final = "kefu-simulator"

_HOMES: Final = re.compile(r"/(?:home|Users)/[^/\s\"']+|[A-Za-z]:\\Users\\[^\\\s\"']+")

_CHINESE: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")


def note_crash(error: Exception, args: Sequence[str], names: Collection[str], asked: Path | None) -> str:
    """Write the report of ``error`` to the data folder and give the words for the person, which hold its path.

    ``args`` is what was typed after `kefu`, ``names`` are the commands there are, ``asked`` is the folder of
    ``--data``. Where nothing can be written, the words hold the report itself.
    """
    text = report(error, args, names)
    sorry = _("Something went wrong inside kefu; this is our mistake.")
    try:
        folder = find_places(asked).crashes
        make_ready(folder)
        path = folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.md"
        write_whole(path, text)
    except (OSError, StorageError):
        return "\n".join([sorry, _("Please send us this report:"), "", text])
    return "\n".join([sorry, _("Please send us the report %(path)s; no reply is in it.") % {"path": path}])


def report(error: Exception, args: Sequence[str], names: Collection[str]) -> str:
    """The report as Markdown."""
    told = "".join(traceback.format_exception(error))
    for word in args:
        if len(word) > 3 and not _tells(word, names):
            told = told.replace(word, _length(word))
    facts = {
        "kefu": __version__,
        "command": command_line(args, names),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": platform.platform(),
        "streams": ", ".join(_stream(name) for name in ("stdin", "stdout", "stderr")),
        "environment": ", ".join(
            f"{name}={os.environ[name]}"
            for name in ("LANG", "LC_ALL", "TERM", "COLORTERM", "NO_COLOR")
            if name in os.environ
        ),
        "packages": ", ".join(_packages()),
    }
    lines = [f"- {name}: {value}" for name, value in facts.items()]
    whole = "\n".join(["## kefu crash report", "", *lines, "", "```text", told.rstrip(), "```", ""])
    return shown(_without_homes(_CHINESE.sub(lambda run: _length(run[0]), whole)))


def command_line(args: Sequence[str], names: Collection[str]) -> str:
    """The command as typed, with every word that is neither a command nor an option told by its length."""
    return " ".join(["kefu", *(word.split("=")[0] if _tells(word, names) else _length(word) for word in args)])


def _tells(word: str, names: Collection[str]) -> bool:
    return word in names or re.fullmatch(r"--?[a-z][a-z-]*(=.*)?", word, re.DOTALL) is not None


def _length(word: str) -> str:
    return f"<{len(word)} characters>"


def _stream(name: str) -> str:
    stream = getattr(sys, name)
    if stream is None or stream.closed:
        return f"{name} closed"
    return f"{name} {stream.encoding} {'terminal' if stream.isatty() else 'no terminal'}"


def _packages() -> list[str]:
    try:
        needed = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return ["not installed"]
    found: list[str] = []
    for line in needed:
        if "extra ==" not in line:
            name = re.split(r"[^A-Za-z0-9._-]", line)[0]
            try:
                found.append(f"{name} {metadata.version(name)}")
            except metadata.PackageNotFoundError:
                found.append(f"{name} missing")
    return found


def _without_homes(text: str) -> str:
    try:
        home = str(Path.home())
    except RuntimeError:
        home = ""
    if len(home) > 1:
        text = re.sub(rf"(?<!\w){re.escape(home)}(?!\w)", "~", text)
    return _HOMES.sub("~", text)
