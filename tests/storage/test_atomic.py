"""A whole file is the old one or the new one, whenever the writer dies."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.storage.atomic import write_whole

ROOT = Path(__file__).parents[2]

WRITER = """
import os, sys
from pathlib import Path
from simulator.storage.atomic import write_whole
path = Path(sys.argv[1])
for number in range(10**9):
    write_whole(path, str(number % 10) * 300_000)
    os.write(1, b".")
"""


def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    for round_ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert child.stdout is not None
        assert child.stdout.read(1 + 3 * round_)
        child.send_signal(signal.SIGKILL)
        child.stdout.close()
        child.wait()
        content = path.read_text(encoding="utf-8")
        assert len(content) == 300_000
        assert len(set(content)) == 1


def test_a_new_file_obeys_the_umask_and_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "x"
    before = os.umask(0o027)
    try:
        write_whole(path, "一")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o640
    path.chmod(0o604)
    write_whole(path, "二")
    assert path.stat().st_mode & 0o777 == 0o604
    assert path.read_bytes() == "二".encode()


def test_a_link_keeps_pointing_and_its_target_changes(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_refuses_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "x"
    write_whole(path, "old")

    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(OSError, match="no room"):
        write_whole(path, "new")
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "x", "new")
