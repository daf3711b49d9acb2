"""Files in a library's folder that nothing reads: misnamed, in a folder too deep, or in one of another name.

Called by `kefu check` and by whatever opens a library, because what is passed over in silence is looked for long.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import FOLDERS, SUFFIXES, Root, is_file_name, where_to
from simulator.authoring.looks import Kind, Looks, looks_like
from simulator.authoring.source import read_text
from simulator.wording import _

DEEP = 4
"""Folders within each other that are looked into."""
MANY = 3_000
"""Files and folders that are looked at; a library is smaller, and a home folder given by mistake costs no time."""
KINDS: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items() if folder != "."}


@dataclass(frozen=True, slots=True)
class Stray:
    """A file that is not read, and how to say so."""

    path: Path
    told: Diagnostic


def strays(root: Root) -> Iterator[Stray]:
    """The files below the root that look like a trainer's and are not read, by path."""
    seen = 0
    for folder, below, names in os.walk(root.path):
        here = Path(folder)
        steps = here.relative_to(root.path).parts
        below[:] = sorted(one for one in below if not one.startswith(".")) if len(steps) < DEEP else []
        for name in sorted(names):
            told = _misnamed(root, here / name) if _is_misnamed(name) or _is_text(here / name) else None
            if is_file_name(name) and not _is_read(steps):
                told = _misplaced(root, here / name, steps)
            if told is not None:
                yield Stray(here / name, told)
        seen += len(names) + len(below)
        if seen > MANY:
            return


def _is_read(steps: tuple[str, ...]) -> bool:
    return not steps or (len(steps) == 1 and steps[0] in KINDS)


def _is_misnamed(name: str) -> bool:
    """``cold.yaml.txt``, which editors make of ``cold.yaml`` and hide; copies such as ``cold.yaml.bak`` are meant."""
    stem, dot, ending = name.lower().rpartition(".")
    return bool(dot) and not name.startswith(".") and ending in ("txt", "doc", "docx") and stem.endswith(SUFFIXES)


def _is_text(path: Path) -> bool:
    """``cold.txt`` with what ``cold.yaml`` should hold."""
    if path.suffix.lower() != ".txt" or path.name.startswith("."):
        return False
    try:
        return looks_like(read_text(path)) not in (None, "script")
    except Problems:
        return False


def _misnamed(root: Root, path: Path) -> Diagnostic:
    name = path.stem if path.stem.lower().endswith(SUFFIXES) else f"{path.stem}.yaml"
    return _warning(root, path, _("Rename it to {name}.").format(name=name))


def _misplaced(root: Root, path: Path, steps: tuple[str, ...]) -> Diagnostic | None:
    kind: Looks | None = KINDS.get(steps[0])
    if kind is None:
        try:
            kind = looks_like(read_text(path))
        except Problems:
            return None
        if kind is None or kind == "script":
            return None
    remedy = where_to(kind, root)
    if steps[0] == "personas":
        remedy += " " + _("Or name that folder as the library: --library {folder}.").format(
            folder=(root.path / "personas").as_posix()
        )
    return _warning(root, path, remedy)


def _warning(root: Root, path: Path, remedy: str) -> Diagnostic:
    message = _("this file is not read")
    return Diagnostic(root.named(path), None, "C032", message, remedy, "warning")
