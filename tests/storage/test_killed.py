"""Whatever was acknowledged before a kill -9 is on the disk, as whole turns, and the session goes on."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.storage.journal import resume
from simulator.storage.reading import read_session
from tests.storage.making import turn

ROOT = Path(__file__).parents[2]


def killed_appender(folder: Path, name: str, sync: str, kill_after_bytes: int) -> tuple[Path, int]:
    """Let a process append, kill it once its acknowledgements reach some length; its file and the last acknowledged
    turn."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.appender", str(folder), name, sync], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    path = Path(child.stdout.readline().decode().strip())
    told = b""
    while len(told) < kill_after_bytes:
        piece = os.read(child.stdout.fileno(), 64)
        assert piece, "the appender ended by itself"
        told += piece
    child.send_signal(signal.SIGKILL)
    told += child.stdout.read()
    child.stdout.close()
    child.wait()
    lines = told.decode().split("\n")[:-1]
    return path, int(lines[-1])


@pytest.mark.parametrize("sync", ["sync", "loose"])
def test_every_acknowledged_turn_survives_eight_kills_of_one_session(tmp_path: Path, sync: str) -> None:
    chance = random.Random(sync)
    name = ""
    path = tmp_path
    for _round in range(8):
        path, acknowledged = killed_appender(tmp_path, name, sync, chance.randint(1, 60))
        session = read_session(path)
        assert len(session.entries) % 3 == 0, "a turn is there as a whole or not at all"
        assert len(session.entries) // 3 >= acknowledged
        assert [entry.n for entry in session.entries] == list(range(1, len(session.entries) + 1))
        assert [entry.data["turn"] for entry in session.entries[::3]] == list(range(1, len(session.entries) // 3 + 1))
        name = path.stem
    with resume(path) as journal:
        before = len(journal.entries)
        journal.append(turn(99))
    assert len(read_session(path).entries) == before + 3


def test_the_lock_of_a_killed_process_is_gone_with_it(tmp_path: Path) -> None:
    path, _acknowledged = killed_appender(tmp_path, "", "loose", 1)
    with resume(path) as journal:
        assert journal.entries
