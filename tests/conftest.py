"""What every test stands on: a private data folder, Chinese texts, and the installed command."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from simulator import wording
from simulator.authoring.library import Library, Root
from tests.ready import ReadyKefu, Running

KEFU = Path(sys.executable).parent / "kefu"
"""The command as installed in this environment."""
PERSONAS = Path(__file__).parents[1] / "personas"

# No deadline: the machine may be busy. The same examples on every build machine: a new one is found at a desk.
settings.register_profile("kefu", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("kefu")


class RunKefu(Protocol):
    def __call__(
        self, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]: ...


BeginKefu = Callable[..., Running]


@pytest.fixture(autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads or writes the home or the settings of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("KEFU_LANG", "LANGUAGE", "XDG_DATA_HOME", "PYTHONIOENCODING", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("KEFU_DATA", str(home / "kefu"))
    before = wording.use_language("zh_CN")
    yield
    wording.use_language(before)


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped files, each read once for all tests that only read them."""
    return Library([Root(PERSONAS, "shipped")])


@pytest.fixture(scope="session")
def _ready_kefu() -> Iterator[ReadyKefu]:
    ready = ReadyKefu()
    yield ready
    ready.close()


@pytest.fixture
def run_installed() -> RunKefu:
    """Runs the installed `kefu` and gives its output, which must be UTF-8."""

    def run(*args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        place = {**os.environ, **(env or {})}
        ended = subprocess.run([KEFU, *args], input=stdin, capture_output=True, env=place, timeout=60, check=False)
        return subprocess.CompletedProcess(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run


@pytest.fixture
def run_kefu(_ready_kefu: ReadyKefu, run_installed: RunKefu) -> RunKefu:
    """Like `run_installed`, in a process that need not load everything first, wherever that makes no difference."""

    def run(*args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        place = {**os.environ, **(env or {})}
        if not _ready_kefu.fits(place):
            return run_installed(*args, stdin=stdin, env=env)
        ended = _ready_kefu.run(args, stdin, place)
        return subprocess.CompletedProcess(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run


@pytest.fixture
def begin_kefu(_ready_kefu: ReadyKefu) -> Iterator[BeginKefu]:
    """Begins a `kefu` to be spoken to; what still runs at the end of the test is killed."""
    begun: list[Running] = []

    def begin(*args: str) -> Running:
        begun.append(_ready_kefu.begin(args, os.environ))
        return begun[-1]

    yield begin
    for one in begun:
        one.end()
