"""Scripts as files: found under the paths that were asked for, read through the strict door, never half."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.document import Document
from simulator.authoring.library import is_file_name
from simulator.authoring.models.script import ScriptFile
from simulator.authoring.source import read_text
from simulator.authoring.validation import fit


@dataclass(frozen=True, slots=True)
class Script:
    """A script that has the right shape."""

    model: ScriptFile
    document: Document

    @property
    def file(self) -> str:
        """The file as its author would name it."""
        return self.document.name


def load_script(path: Path, name: str | None = None) -> Script:
    """The script in that file, called ``name`` in complaints.

    Raises:
        Problems: it cannot be read, or is not as it should be; all reasons at once.
    """
    shown = name or path.as_posix()
    return script_of(read_text(path, shown), shown)


def script_of(text: str, name: str) -> Script:
    """The script that the text holds; raises `Problems`."""
    fitted = fit(ScriptFile, text, name)
    return Script(fitted.model, fitted.document)


class NoScripts(LookupError):
    """A folder holds no script; the message is the folder."""


def find_scripts(paths: Iterable[Path]) -> list[Path]:
    """The files named, and every YAML file below the folders named, each once and sorted within its folder.

    Raises:
        NoScripts: a folder holds none, so that nobody takes nothing for a success.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            below = (one for one in path.rglob("*") if is_file_name(one.name))
            inside = sorted(one for one in below if not _hidden(one.relative_to(path)))
            if not inside:
                raise NoScripts(path.as_posix())
            found.update(dict.fromkeys(inside))
        else:
            # Whatever it is: reading it tells best what is wrong with it.
            found[path] = None
    return list(found)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
