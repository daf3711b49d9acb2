"""Which files `kefu check` was asked about: by path, by id, or all; and the library that they stand in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import FOLDERS, Library, Root, is_file_name
from simulator.authoring.looks import Kind, looks_like
from simulator.authoring.source import read_text
from simulator.authoring.strays import KINDS, strays


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
    folders: list[Path] = field(default_factory=list)
    """The folders asked about, and those whose folders of one kind lie too deep or hold what does."""

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
            used = [path.resolve() for path in (source.path, source.twin) if path] if source else []
            if one.kind and one.path.resolve() not in used:
                found.append(one.path)
        return found

    def passed_over(self) -> list[Diagnostic]:
        """The files in the folders asked about that nothing reads."""
        named = {one.path.resolve() for one in self.files}
        found = {
            stray.path.resolve(): stray.told
            for folder in dict.fromkeys([*self.folders, *self.roots] if self.folders else [])
            for stray in strays(Root(folder, "library"))
        }
        return [told for path, told in found.items() if path not in named]

    def sources(self, library: Library) -> list[tuple[Kind, str]]:
        """The files of the library that were asked about, by kind and id."""
        named = [(one.kind, one.path.stem) for one in self.files if one.kind]
        return [(kind, name) for kind, name in dict.fromkeys([*named, *self.ids]) if name in library.sources(kind)]


class NothingThere(LookupError):
    """A folder holds nothing to check; the message is the folder."""


def pick_files(paths: Iterable[Path]) -> Picked:
    """The files named, and every file of a trainer below the folders named; raises `NothingThere`."""
    picked = Picked()
    for path in paths:
        if path.is_dir():
            below = sorted(one for one in path.rglob("*") if is_file_name(one.name))
            if not below and not any(strays(Root(path, "library"))):
                raise NothingThere(path.as_posix())
            picked.folders.append(path.absolute())
            for one in below:
                _add_below(picked, path.absolute(), one.absolute())
        else:
            _add(picked, path)
    return picked


def pick_ids(library: Library, names: Sequence[str]) -> list[tuple[Kind, str]]:
    """Everything in the library that has one of these ids; a name without any is left out."""
    return [(kind, name) for name in names for kind in FOLDERS if name in library.sources(kind)]


def _add(picked: Picked, path: Path) -> None:
    # Named as the library names its files, whatever path was given; what is not there has only its path.
    name = Root(path.absolute().parent, "library").named(path.absolute()) if path.is_file() else path.as_posix()
    try:
        text = read_text(path, name)
    except Problems as problems:
        if not path.is_file() or path.parent.name not in KINDS:
            picked.unread += problems.diagnostics
            return
        # The library meets the fault again, and knows the folder around the folder too.
        text = ""
    picked.files.append(_written(path.absolute(), text))


def _add_below(picked: Picked, folder: Path, path: Path) -> None:
    """A file found in a folder asked about; one that lies too deep to be read is left to `Picked.passed_over`."""
    kept = next((one for one in reversed(path.parents) if one.is_relative_to(folder) and one.name in KINDS), None)
    if kept is None or kept == path.parent:
        _add(picked, path)
        return
    try:
        is_script = looks_like(read_text(path)) == "script"
    except Problems:
        is_script = False
    if is_script:
        picked.files.append(Written(path, None, path.parent))
    else:
        picked.folders.append(kept.parent)


def _written(path: Path, text: str) -> Written:
    kind = KINDS.get(path.parent.name)
    if kind is not None:
        return Written(path, kind, path.parent.parent)
    return Written(path, None if looks_like(text) == "script" else "persona", path.parent)
