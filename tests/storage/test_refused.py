"""A disk that refuses costs a message, never a turn that was acknowledged, and the same turn may be sent again."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.storage.errors import NotSaved
from simulator.storage.journal import create, resume
from simulator.storage.reading import read_session
from tests.storage.making import header, turn

ROOT = Path(__file__).parents[2]

FULL = """
import resource, sys
from pathlib import Path
from simulator.storage.errors import NotSaved
from simulator.storage.journal import create
from tests.storage.making import header, turn

journal = create(Path(sys.argv[1]), header())
limit = journal.path.stat().st_size + 5000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
saved = 0
try:
    while True:
        journal.append(turn(saved + 1))
        saved += 1
except NotSaved:
    pass
refused_again = 0
try:
    journal.append(turn(saved + 1))
except NotSaved:
    refused_again = 1
print(journal.path, saved, journal.path.stat().st_size <= limit, refused_again)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.append(turn(saved + 1))
"""


def test_a_file_that_may_not_grow_refuses_the_turn_and_takes_it_once_it_may(tmp_path: Path) -> None:
    """A real limit of the system: the write that crosses it is cut in the middle of a line."""
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    path, saved, within, refused_again = ended.stdout.split()
    assert int(saved) > 3
    assert (within, refused_again) == ("True", "1")
    session = read_session(Path(path))
    assert session.torn is None
    assert [entry.data["turn"] for entry in session.entries[::3]] == list(range(1, int(saved) + 2))


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this user may not mount a small disk")
    return folder


def test_a_full_disk_refuses_the_turn_and_takes_it_once_there_is_room(small_disk: Path) -> None:
    try:
        ballast = small_disk / "ballast"
        ballast.write_bytes(b"x" * 32 * 1024)
        journal = create(small_disk, header())
        saved = 0
        while os.statvfs(small_disk).f_bavail:
            journal.append(turn(saved, size=1))
            saved += 1
        with pytest.raises(NotSaved, match="腾出空间") as refused:
            journal.append(turn(saved, filler="长" * 5000))
        assert refused.value.reason.errno == errno.ENOSPC
        assert len(read_session(journal.path).entries) == saved
        assert read_session(journal.path).torn is None
        with pytest.raises(NotSaved):
            create(small_disk, header("x" * 20))
        assert len(list(small_disk.glob("*.jsonl"))) == 1
        ballast.unlink()
        journal.append(turn(saved))
        journal.close()
        assert len(read_session(journal.path).entries) == saved + 3
    finally:
        subprocess.run(["umount", small_disk], check=True)


class Refusing:
    """Lets the n-th of all calls to the system fail, once or from then on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, code: int, *, ever_after: bool) -> None:
        self.calls = 0
        self.failing = False
        self._at = at
        self._code = code
        self._ever_after = ever_after
        for name in ("write", "fsync", "ftruncate", "fstat"):
            monkeypatch.setattr(os, name, self._wrapped(getattr(os, name)))

    def _wrapped(self, call: Callable[..., object]) -> Callable[..., object]:
        def perhaps(*args: object) -> object:
            self.calls += 1
            self.failing = self.calls == self._at or (self._ever_after and self.calls > self._at)
            if self.failing:
                raise OSError(self._code, os.strerror(self._code))
            return call(*args)

        return perhaps


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EDQUOT])
@pytest.mark.parametrize("ever_after", [False, True], ids=["once", "from then on"])
def test_whichever_call_fails_acknowledged_turns_are_there_and_nothing_else(
    tmp_path: Path, code: int, ever_after: bool
) -> None:
    for at in range(1, 15):
        with pytest.MonkeyPatch.context() as monkeypatch:
            journal = create(tmp_path, header())
            Refusing(monkeypatch, at, code, ever_after=ever_after)
            saved: list[int] = []
            for number in range(1, 5):
                try:
                    journal.append(turn(number))
                    saved.append(number)
                except NotSaved:
                    pass
        assert [entry.data["turn"] for entry in journal.entries[::3]] == saved
        # The disk is well again: the session goes on as if nothing had been.
        journal.append(turn(5))
        journal.close()
        session = read_session(journal.path)
        assert [entry.data["turn"] for entry in session.entries[::3]] == [*saved, 5]
        assert session.torn is None


def test_a_refusal_that_cannot_be_tidied_up_leaves_a_readable_session(tmp_path: Path) -> None:
    """The turn is refused after its lines were written, the file cannot be cut, and the process dies."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        journal = create(tmp_path, header())
        journal.append(turn(1))
        Refusing(monkeypatch, 3, errno.EIO, ever_after=True)
        with pytest.raises(NotSaved):
            journal.append(turn(2))
    journal.close()
    with resume(journal.path) as again:
        assert [entry.data["turn"] for entry in again.entries[::3]] in ([1], [1, 2])
        again.append(turn(3))
    assert read_session(journal.path).torn is None


def test_a_new_session_that_cannot_be_begun_leaves_no_file(tmp_path: Path) -> None:
    for at in (1, 2, 3):
        with pytest.MonkeyPatch.context() as monkeypatch:
            Refusing(monkeypatch, at, errno.EIO, ever_after=False)
            with pytest.raises(NotSaved):
                create(tmp_path, header())
    assert list(tmp_path.iterdir()) == []
