"""What is appended is what is read, whatever the words, and only one process appends."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator import __version__
from simulator.storage.errors import InUse, NoSuchSession
from simulator.storage.journal import Journal, MemoryJournal, create, resume
from simulator.storage.lines import Header, Note
from simulator.storage.reading import read_session
from tests.storage.making import header, turn

WORDS = st.text(st.characters(exclude_categories=["Cs"])) | st.text(
    st.sampled_from('\u2028\u2029\x85\r\n\x00\x1b"\\亲')
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
NOTES = st.lists(
    st.builds(Note, st.integers(0, 10**12) | st.floats(0, 1e9), WORDS, st.dictionaries(WORDS, VALUES, max_size=4)),
    max_size=4,
)


@given(turns=st.lists(NOTES, max_size=5))
def test_what_is_read_is_what_was_written(tmp_path_factory: pytest.TempPathFactory, turns: list[list[Note]]) -> None:
    journal = create(tmp_path_factory.mktemp("s"), header(), sync=False)
    told = [entry for notes in turns for entry in journal.append(notes)]
    journal.close()
    session = read_session(journal.path)
    assert list(session.entries) == told
    assert [(e.at, e.kind, e.data) for e in told] == [(n.at, n.kind, n.data) for notes in turns for n in notes]
    assert session.torn is None
    assert session.chain == journal.chain
    assert journal.path.read_bytes().count(b"\n") == len(told) + 1


def test_a_time_keeps_being_a_whole_number(tmp_path: Path) -> None:
    with create(tmp_path, header()) as journal:
        journal.append([Note(1500, "x", {}), Note(1.5, "x", {})])
    assert [repr(entry.at) for entry in read_session(journal.path).entries] == ["1500", "1.5"]


def test_an_order_number_of_thirty_digits_stays_exact(tmp_path: Path) -> None:
    with create(tmp_path, header()) as journal:
        journal.append([Note(0, "x", {"order": 10**30 + 1})])
    assert read_session(journal.path).entries[0].data == {"order": 10**30 + 1}


def test_half_a_character_becomes_the_replacement_mark(tmp_path: Path) -> None:
    with create(tmp_path, header()) as journal:
        journal.append([Note(0, "said", {"text": "退\ud83d款", "parts": ["\udcff", "\ud83d\ude00"]})])
    assert read_session(journal.path).entries[0].data == {"text": "退\ufffd款", "parts": ["\ufffd", "😀"]}


@pytest.mark.parametrize("at", [float("nan"), float("inf"), float("-inf")])
def test_a_time_that_is_none_is_refused_and_nothing_is_written(tmp_path: Path, at: float) -> None:
    with create(tmp_path, header()) as journal:
        before = journal.path.read_bytes()
        with pytest.raises(ValueError, match="entry 2"):
            journal.append([Note(0, "x", {}), Note(at, "x", {})])
        assert journal.path.read_bytes() == before
        assert journal.append(turn(1))[0].n == 1


def test_the_header_comes_back_whole(tmp_path: Path) -> None:
    with create(tmp_path, header()) as journal:
        named = journal.header
    read = read_session(journal.path).header
    assert read == named
    assert read.engine == __version__
    assert read.session == journal.path.stem
    assert read.session.startswith("20260228-091500-haggler-")


@pytest.mark.parametrize("persona", ["../../etc/passwd", "砍价客", "", "a" * 500, "a/b\x00c"])
def test_no_persona_names_a_file_outside_the_folder(tmp_path: Path, persona: str) -> None:
    with create(tmp_path, header(persona)) as journal:
        assert journal.path.parent == tmp_path
        assert len(journal.path.name) < 100


def test_a_session_is_for_its_owner_only(tmp_path: Path) -> None:
    with create(tmp_path, header()) as journal:
        assert journal.path.stat().st_mode & 0o777 == 0o600


def test_a_turn_is_one_write_and_is_synced_before_it_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    calls: list[str] = []
    write, fsync = os.write, os.fsync

    def noted_write(handle: int, content: bytes) -> int:
        calls.append("write")
        return write(handle, content)

    def noted_sync(handle: int) -> None:
        calls.append("fsync")
        fsync(handle)

    with create(tmp_path, header()) as journal, create(tmp_path, header(), sync=False) as loose:
        monkeypatch.setattr(os, "write", noted_write)
        monkeypatch.setattr(os, "fsync", noted_sync)
        journal.append(turn(1, size=20, filler="长" * 5000))
        assert calls == ["write", "fsync"]
        loose.append(turn(1))
        assert calls == ["write", "fsync", "write"]


def test_two_processes_cannot_write_one_session(tmp_path: Path) -> None:
    journal = create(tmp_path, header())
    script = (
        "import sys; from pathlib import Path; from simulator.storage.journal import resume;"
        "from simulator.storage.errors import InUse\n"
        "try: resume(Path(sys.argv[1]))\nexcept InUse: print('in use')\nelse: print('ours')"
    )
    asked = [sys.executable, "-c", script, str(journal.path)]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "in use\n"
    with pytest.raises(InUse):
        resume(journal.path)
    journal.close()
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "ours\n"


def test_a_closed_session_takes_nothing_more(tmp_path: Path) -> None:
    journal = create(tmp_path, header())
    journal.close()
    journal.close()
    with pytest.raises(ValueError, match="closed"):
        journal.append(turn(1))
    assert read_session(journal.path).entries == ()


def test_a_session_that_is_not_there_cannot_be_gone_on_with(tmp_path: Path) -> None:
    with pytest.raises(NoSuchSession):
        resume(tmp_path / "none.jsonl")


def test_memory_and_disk_tell_the_same(tmp_path: Path) -> None:
    disk = create(tmp_path, header())
    memory = MemoryJournal(disk.header)
    for number in (1, 2):
        assert list(disk.append(turn(number))) == list(memory.append(turn(number)))
    assert (disk.entries, disk.chain) == (memory.entries, memory.chain)
    assert memory.path is None
    disk.close()


def test_the_same_turns_give_the_same_chain_and_other_words_another() -> None:
    def chain(head: Header, filler: str) -> str:
        journal = MemoryJournal(head)
        journal.append(turn(1, filler=filler))
        return journal.chain

    assert chain(header(), "好") == chain(header(), "好")
    assert len({chain(header(), "好"), chain(header(), "坏"), chain(header("furious"), "好")}) == 3


def test_going_on_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with create(tmp_path, header()) as journal:
        journal.append(turn(1))
    with resume(journal.path) as again:
        assert isinstance(again, Journal)
        assert again.entries == journal.entries
        assert [entry.n for entry in again.append(turn(2))] == [4, 5, 6]
    assert read_session(journal.path).chain == again.chain
