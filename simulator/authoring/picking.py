"""Which files `kefu check` was asked about: by path, by id, or all; and the library that they stand in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import FOLDERS, Kind, Library
from simulator.authoring.source import read_text
from simulator.authoring.strict_yaml import scan

KINDS = {folder: kind for kind, folder in FOLDERS.items() if folder != "."}


@dataclass(frozen=True, slots=True)
class Written:
    """A file by a trainer, and the folder of the library that it stands in; no kind is a script."""

    path: Path
    kind: Kind | None
    root: Path


@dataclass(slots=True)
class Picked:
    """What was asked about."""

    files: list[Written] = field(default_factory=list)
    ids: list[tuple[Kind, str]] = field(default_factory=list)
    unread: list[Diagnostic] = field(default_factory=list)
    """What is wrong with files that cannot be read at all."""

    @property
    def roots(self) -> list[Path]:
        """The folders that the library has to hold for these files."""
        return list(dict.fromkeys(one.root for one in self.files if one.kind))

    @property
    def scripts(self) -> list[Path]:
        return [one.path for one in self.files if one.kind is None]

    def strangers(self, library: Library) -> list[Path]:
        """Files that the library does not use: their names do not end in ``.yaml``, or another has their id."""
        found = []
        for one in self.files:
            source = library.sources(one.kind).get(one.path.stem) if one.kind else None
            if one.kind and (source is None or source.path.resolve() != one.path.resolve()):
                found.append(one.path)
        return found

    def sources(self, library: Library) -> list[tuple[Kind, str]]:
        """The files of the library that were asked about, by kind and id."""
        named = [(one.kind, one.path.stem) for one in self.files if one.kind]
        return [(kind, name) for kind, name in dict.fromkeys([*named, *self.ids]) if name in library.sources(kind)]


class NothingThere(LookupError):
    """A folder holds nothing to check; the message is the folder."""


def pick_files(paths: Iterable[Path]) -> Picked:
    """The files named, and every ``*.yaml`` below the folders named; raises `NothingThere`."""
    picked = Picked()
    for path in paths:
        if path.is_dir():
            below = sorted(one for one in path.rglob("*.yaml") if not one.name.startswith("."))
            if not below:
                raise NothingThere(path.as_posix())
            for one in below:
                _add(picked, one)
        else:
            _add(picked, path)
    return picked


def pick_ids(library: Library, names: Sequence[str]) -> list[tuple[Kind, str]]:
    """Everything in the library that has one of these ids; a name without any is left out."""
    return [(kind, name) for name in names for kind in FOLDERS if name in library.sources(kind)]


def _add(picked: Picked, path: Path) -> None:
    try:
        text = read_text(path, path.as_posix())
    except Problems as problems:
        picked.unread += problems.diagnostics
        return
    picked.files.append(_written(path.absolute(), text))


def _written(path: Path, text: str) -> Written:
    kind = KINDS.get(path.parent.name)
    if kind is not None:
        return Written(path, kind, path.parent.parent)
    document = scan(text, path.name).document
    is_script = document is not None and isinstance(document.value, dict) and "talk" in document.value
    return Written(path, None if is_script else "persona", path.parent)
