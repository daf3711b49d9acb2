"""The witness of an exam: what is cut out of its file, or put back into it, is seen; a crash is not taken for that."""

import resource
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.storage.errors import NotSaved
from simulator.storage.journal import Journal, create, resume
from simulator.storage.lines import EXAM
from simulator.storage.reading import read_session
from simulator.storage.witness import Witnessed, witness_file, witnessed
from tests.storage.making import header, turn


def exam(folder: Path, turns: int = 3) -> Path:
    with create(folder, replace(header(), mode=EXAM), sync=False) as journal:
        for number in range(1, turns + 1):
            journal.append(turn(number))
        return journal.path


def told(path: Path) -> Witnessed:
    return witnessed(path, read_session(path).chains)


def cut_to(path: Path, turns: int) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: 1 + 3 * turns]))


def test_every_turn_is_seen_and_a_practice_has_no_witness(tmp_path: Path) -> None:
    path = exam(tmp_path)
    assert told(path) == "whole"
    assert witness_file(path).read_bytes().count(b"\n") == 1 + 3
    assert witness_file(path).stat().st_mode & 0o777 == 0o600
    with create(tmp_path, header()) as practice:
        practice.append(turn(1))
    assert not witness_file(practice.path).exists()


@pytest.mark.parametrize("turns", [0, 1, 2])
def test_turns_that_were_cut_off_are_missed_and_stay_missed_whatever_is_played_after(
    tmp_path: Path, turns: int
) -> None:
    path = exam(tmp_path)
    cut_to(path, turns)
    assert told(path) == "cut"
    with resume(path, sync=False) as journal:
        assert journal.witnessed == "cut"
        for number in range(turns + 1, 6):
            journal.append(turn(number, filler="好一点的话"))
    assert told(path) == "cut"


def test_an_older_copy_that_is_put_back_is_seen(tmp_path: Path) -> None:
    path = exam(tmp_path, 1)
    old = path.read_bytes()
    with resume(path, sync=False) as journal:
        assert journal.witnessed == "whole"
        journal.append(turn(2))
    assert told(path) == "whole"
    path.write_bytes(old)
    assert told(path) == "cut"


def test_a_kill_between_the_two_files_and_a_torn_line_in_either_are_no_cut(tmp_path: Path) -> None:
    path = exam(tmp_path)
    witness = witness_file(path)
    seen = witness.read_bytes()
    for size in (len(seen) - 1, seen[:-1].rfind(b"\n") + 1):
        witness.write_bytes(seen[:size])
        assert told(path) == "whole"
    path.write_bytes(path.read_bytes() + b'{"n":10,"upto"')
    with resume(path, sync=False) as journal:
        assert journal.witnessed == "whole"
        journal.append(turn(4))
    assert told(path) == "whole"


def test_a_witness_that_is_gone_is_told_and_one_that_was_changed_counts_as_cut(tmp_path: Path) -> None:
    path = exam(tmp_path)
    witness = witness_file(path)
    lines = witness.read_bytes().splitlines(keepends=True)
    witness.write_bytes(b"".join([*lines[:2], *lines[3:]]))
    assert told(path) == "cut"
    witness.write_bytes(lines[0].replace(b'"entries":0', b'"entries":3'))
    assert told(path) == "cut"
    with resume(path, sync=False) as journal:
        journal.append(turn(4))
    assert told(path) == "cut", "what is added behind a changed line mends nothing"
    witness.unlink()
    assert told(path) == "gone"
    with resume(path, sync=False) as journal:
        assert journal.witnessed == "gone"


def test_a_turn_that_no_witness_can_see_has_not_happened(tmp_path: Path) -> None:
    """The witness is longer than its file may become, the log is not."""
    path = exam(tmp_path, 0)
    with resume(path, sync=False) as journal:
        assert isinstance(journal, Journal)
        for number in range(1, 40):
            journal.append(turn(number, size=1, filler=""))
        sizes = path.stat().st_size, witness_file(path).stat().st_size
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        while sizes[1] < sizes[0]:
            witness_file(path).write_bytes(witness_file(path).read_bytes() + b"x" * 4096)
            sizes = path.stat().st_size, witness_file(path).stat().st_size
        content = path.read_bytes()
        journal._witness._size = sizes[1]  # type: ignore[union-attr]
        resource.setrlimit(resource.RLIMIT_FSIZE, (sizes[1] + 5, before[1]))
        try:
            with pytest.raises(NotSaved):
                journal.append(turn(40, size=1, filler=""))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert path.read_bytes() == content
        assert len(journal.entries) == 39
        journal.append(turn(40, size=1, filler=""))
        assert len(read_session(path).entries) == 40
