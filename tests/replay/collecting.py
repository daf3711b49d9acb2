"""A pytest plugin that collects ``scripts/**/*.yaml``: each script is a test, and fails with its located reasons."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from _pytest._code.code import TerminalRepr, TracebackStyle

from simulator.authoring.diagnostics import render_all
from simulator.authoring.library import Library
from simulator.authoring.roots import open_library
from simulator.replay.batch import run_file

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "scripts"


class ScriptFailed(Exception):
    """A script did not come out as expected; the text is all that went wrong."""


@cache
def library() -> Library:
    """The shipped files, read once for all scripts."""
    return open_library()


class ScriptItem(pytest.Item):
    """One script."""

    def runtest(self) -> None:
        ran = run_file(self.path, library(), self.path.relative_to(ROOT).as_posix())
        if not ran.passed:
            raise ScriptFailed(render_all(ran.diagnostics))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: TracebackStyle | None = None
    ) -> str | TerminalRepr:
        # Where it stands in our code tells the author of a script nothing.
        return str(excinfo.value) if isinstance(excinfo.value, ScriptFailed) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.path.relative_to(ROOT).as_posix()


class ScriptCollector(pytest.File):
    def collect(self) -> Iterator[ScriptItem]:
        yield ScriptItem.from_parent(self, name=self.path.stem)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ScriptCollector | None:
    if file_path.suffix == ".yaml" and file_path.is_relative_to(SCRIPTS):
        return ScriptCollector.from_parent(parent, path=file_path)
    return None
