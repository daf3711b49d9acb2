"""The sessions of a folder: found, told at a glance, gone on with; and a place for a new one, or a notice."""

import subprocess
import sys
from pathlib import Path

import pytest

from simulator.storage.errors import Damaged, NewerFormat, NoSuchSession, NotASession
from simulator.storage.journal import Journal, create
from simulator.storage.lines import Note
from simulator.storage.reading import read_session
from simulator.storage.sessions import (
    begin_session,
    latest_unfinished,
    list_sessions,
    open_session,
    open_unfinished,
    session_file,
)
from tests.storage.making import header, turn

ROOT = Path(__file__).parents[2]


def played(folder: Path, day: int, *, ended: bool = False, persona: str = "haggler") -> Path:
    with create(folder, header(persona, f"2026-03-{day:02d}T10:00:00+00:00")) as journal:
        journal.append(turn(1))
        if ended:
            journal.append([Note(9000, "SessionEnded", {"ending": "deal"})])
        return journal.path


def test_sessions_are_listed_newest_first_with_what_there_is_to_know(tmp_path: Path) -> None:
    older, newer = played(tmp_path, 1, ended=True), played(tmp_path, 2)
    first, second = list_sessions(tmp_path)
    assert (first.path, second.path) == (newer, older)
    assert (first.entries, first.at, first.finished) == (3, 1002, False)
    assert (second.entries, second.at, second.finished) == (4, 9000, True)
    assert first.header is not None
    assert first.header.persona.id == "haggler"


def test_a_bad_file_is_listed_with_its_problem_and_hides_no_other(tmp_path: Path) -> None:
    good, bad, later = played(tmp_path, 1), played(tmp_path, 2), played(tmp_path, 3)
    lines = bad.read_bytes().split(b"\n")
    bad.write_bytes(b"\n".join([lines[0], b"{}", *lines[2:]]))
    later.write_bytes(later.read_bytes().replace(b'"format":1', b'"format":7', 1))
    (tmp_path / "19990101-foreign.jsonl").write_text("hello\n", encoding="utf-8")
    found = {listed.path: type(listed.problem) for listed in list_sessions(tmp_path)}
    assert found[good] is type(None)
    assert found[bad] is Damaged
    assert found[later] is NewerFormat
    assert found[tmp_path / "19990101-foreign.jsonl"] is NotASession
    latest = latest_unfinished(tmp_path)
    assert latest is not None
    assert latest.path == good


def test_a_folder_that_is_not_there_holds_no_sessions(tmp_path: Path) -> None:
    assert list_sessions(tmp_path / "none") == []
    assert latest_unfinished(tmp_path / "none") is None
    with pytest.raises(NoSuchSession):
        open_session(tmp_path / "none", "x")


def test_the_latest_unfinished_session_is_neither_ended_nor_open_elsewhere(tmp_path: Path) -> None:
    oldest, middle, _ended = played(tmp_path, 1), played(tmp_path, 2), played(tmp_path, 3, ended=True)
    with open_session(tmp_path, middle.stem):
        found = latest_unfinished(tmp_path)
        assert found is not None
        assert found.path == oldest
    found = latest_unfinished(tmp_path)
    assert found is not None
    assert found.path == middle


def test_who_names_nothing_goes_on_with_the_newest_of_the_persona_they_name(tmp_path: Path) -> None:
    wanted, newest, ended = played(tmp_path, 1, persona="cold"), played(tmp_path, 2), played(tmp_path, 3, ended=True)
    for name, persona, found in (("", None, newest), ("", "cold", wanted), (ended.stem, None, ended)):
        with open_unfinished(tmp_path, name, persona) as journal:
            assert journal.path == found
    with pytest.raises(NoSuchSession):
        open_unfinished(tmp_path, "", "nobody")


def test_a_torn_session_can_be_gone_on_with(tmp_path: Path) -> None:
    path = played(tmp_path, 1)
    path.write_bytes(path.read_bytes() + b'{"n":4,"upto"')
    found = latest_unfinished(tmp_path)
    assert found is not None
    assert found.torn is not None
    with open_session(tmp_path, found.session) as journal:
        journal.append(turn(2))
    assert read_session(path).torn is None


def test_a_session_is_found_by_the_beginning_of_its_name(tmp_path: Path) -> None:
    path = played(tmp_path, 1)
    played(tmp_path, 2)
    assert session_file(tmp_path, path.stem) == path
    assert session_file(tmp_path, "20260301") == path
    with pytest.raises(NoSuchSession, match="2 个练习以 202603 开头"):
        session_file(tmp_path, "202603")
    for name in ("", "x", "../x", "20260301*"):
        with pytest.raises(NoSuchSession):
            session_file(tmp_path, name)


BEGIN = """
import sys
from pathlib import Path
from simulator.storage.sessions import begin_session
from tests.storage.making import header, turn

sys.stdin.read()
for _ in range(5):
    begun = begin_session(Path(sys.argv[1]), header())
    assert begun.notice is None
    begun.journal.append(turn(1))
    print(begun.journal.path)
"""


def test_eight_processes_that_begin_at_once_get_a_session_each(tmp_path: Path) -> None:
    data = tmp_path / "not" / "there" / "yet"
    children = [
        subprocess.Popen(
            [sys.executable, "-c", BEGIN, str(data)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(8)
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.close()
    paths: list[str] = []
    for child in children:
        assert child.stdout is not None
        with child.stdout:
            paths += child.stdout.read().split()
        assert child.wait() == 0
    assert len(set(paths)) == 40
    listed = list_sessions(data / "sessions")
    assert len(listed) == 40
    assert all(one.problem is None and one.torn is None and one.entries == 3 for one in listed)


def test_where_nothing_can_be_written_the_session_goes_on_in_memory_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    begun = begin_session(tmp_path / "file" / "kefu", header())
    assert begun.notice is not None
    assert "写不进去" in begun.notice
    assert "退出后不会保留" in begun.notice
    assert begun.journal.path is None
    assert len(begun.journal.append(turn(1))) == 3


def test_where_it_can_be_written_it_is(tmp_path: Path) -> None:
    begun = begin_session(tmp_path / "kefu", header())
    assert begun.notice is None
    assert isinstance(begun.journal, Journal)
    assert begun.journal.path.parent == tmp_path / "kefu" / "sessions"
    assert begun.journal.path.parent.stat().st_mode & 0o777 == 0o700
    begun.journal.close()
