"""Script files one after the other: what became of each, also of those that could not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import Library
from simulator.replay.run import Outcome, run_script
from simulator.replay.script import load_script


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of one script file."""

    file: str
    diagnostics: tuple[Diagnostic, ...]
    outcome: Outcome | None
    """None where the file could not be read as a script."""

    @property
    def passed(self) -> bool:
        return self.outcome is not None and self.outcome.passed

    @property
    def name(self) -> str:
        """What the author calls it; the file where nobody could read that."""
        return self.outcome.script.model.name if self.outcome else self.file


def run_file(path: Path, library: Library, name: str | None = None) -> Ran:
    """The script in that file, played; whatever is wrong is in the outcome. ``name`` is what the file is called."""
    shown = name or path.as_posix()
    try:
        outcome = run_script(load_script(path, shown), library)
    except Problems as problems:
        return Ran(shown, problems.diagnostics, None)
    return Ran(shown, outcome.diagnostics, outcome)


def run_files(paths: Sequence[Path], library: Library, base: Path | None = None) -> Iterator[Ran]:
    """The scripts one by one, so that each can be told as soon as it was played; called by their way from ``base``."""
    for path in paths:
        yield run_file(path, library, path.relative_to(base).as_posix() if base else None)
