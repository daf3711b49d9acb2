"""A file that stops anywhere is read up to the last whole turn; a file changed anywhere else is refused."""

from pathlib import Path

import pytest

from simulator.storage.errors import Damaged, NewerFormat, NoSuchSession, NotASession, StorageError
from simulator.storage.journal import create, resume
from simulator.storage.reading import parse, read_session
from tests.storage.making import header, turn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session of three turns of three entries."""
    with create(tmp_path, header()) as journal:
        for number in (1, 2, 3):
            journal.append(turn(number))
        return journal.path


def test_cut_at_any_byte_exactly_the_whole_turns_are_there(path: Path) -> None:
    content = path.read_bytes()
    ends = [i + 1 for i, byte in enumerate(content) if byte == ord("\n")]
    assert len(ends) == 10
    for cut in range(ends[0], len(content) + 1):
        turns = sum(cut >= ends[i] for i in (3, 6, 9))
        session = parse(path, content[:cut])
        assert len(session.entries) == 3 * turns
        kept = ends[3 * turns]
        if cut == kept:
            assert session.torn is None
        else:
            assert session.torn is not None
            assert (session.torn.line, session.torn.bytes) == (3 * turns + 2, cut - kept)
            assert session.torn.resume_after == 3 * turns


def test_a_torn_session_says_where_and_goes_on(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5])
    torn = read_session(path).torn
    assert "第 8 行" in str(torn)
    assert "第 6 条" in str(torn)
    with resume(path) as journal:
        assert journal.torn == torn
        assert len(journal.entries) == 6
        journal.append(turn(3))
    whole = read_session(path)
    assert whole.torn is None
    assert len(whole.entries) == 9


def test_reading_a_torn_session_leaves_the_file_alone(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5])
    before = path.read_bytes()
    read_session(path)
    assert path.read_bytes() == before


def test_a_tail_of_zeros_as_after_a_power_cut_is_torn(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0" * 4096)
    session = read_session(path)
    assert len(session.entries) == 9
    assert session.torn is not None
    assert session.torn.bytes == 4096


def test_a_header_that_was_never_finished_is_named(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(Damaged) as refused:
        read_session(path)
    assert refused.value.line == 1


def test_any_changed_byte_before_the_last_line_is_refused_with_its_line(path: Path) -> None:
    """Line ends apart: a line end made or lost is found too, but its line may be told as one further."""
    content = path.read_bytes()
    for at in range(0, len(content), 7):
        changed = bytearray(content)
        changed[at] ^= 0x01
        if content[at] == ord("\n"):
            continue
        line = content[:at].count(b"\n") + 1
        with pytest.raises(StorageError) as refused:
            parse(path, bytes(changed))
        if isinstance(refused.value, Damaged):
            assert refused.value.line == line


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda lines: [*lines[:4], *lines[5:]], 5),
        (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], 3),
        (lambda lines: [*lines[:5], lines[4], *lines[5:]], 6),
        (lambda lines: [*lines[:3], b"", *lines[3:]], 4),
        (lambda lines: [*lines[:3], b"[1, 2]", *lines[3:]], 4),
        (lambda lines: [*lines[:3], b"NaN", *lines[3:]], 4),
        (lambda lines: [*lines[:3], b"[" * 100_000, *lines[3:]], 4),
        (lambda lines: [*lines[:3], b'{"a":' * 100_000, *lines[3:]], 4),
        (lambda lines: [*lines[:3], lines[3].replace("亲".encode(), b"\xff\xfe\xfd"), *lines[4:]], 4),
    ],
    ids=["dropped", "swapped", "twice", "empty", "array", "nan", "deep list", "deep object", "no utf-8"],
)
def test_lines_that_were_not_written_so_are_refused_by_number(path: Path, change, line: int) -> None:  # type: ignore[no-untyped-def]
    path.write_bytes(b"\n".join(change(path.read_bytes().split(b"\n"))))
    with pytest.raises(Damaged, match=f"第 {line} 行") as refused:
        read_session(path)
    assert refused.value.line == line


def test_a_changed_word_cannot_hide_behind_a_fresh_digest(path: Path, tmp_path: Path) -> None:
    """Whoever forges one line with a right digest of its own still breaks the next."""
    other = create(tmp_path, header())
    other.append([*turn(1)[:2], *turn(8)[2:]])
    other.close()
    lines = path.read_bytes().split(b"\n")
    lines[3] = other.path.read_bytes().split(b"\n")[3]
    path.write_bytes(b"\n".join(lines))
    with pytest.raises(Damaged):
        read_session(path)


def test_a_later_format_is_refused_with_both_versions(path: Path) -> None:
    first, rest = path.read_bytes().split(b"\n", 1)
    path.write_bytes(
        first.replace(b'"format":1', b'"format":2').replace(b'"engine":"0.1.0"', b'"engine":"9.8.7"') + b"\n" + rest
    )
    with pytest.raises(NewerFormat, match=r"9\.8\.7.*0\.1\.0"):
        read_session(path)
    with pytest.raises(NewerFormat):
        resume(path)


@pytest.mark.parametrize("content", [b"hello\n", b"{}\n", b'{"kefu":"other","format":1}\n', b"[]\n", b"\xff\n", b"\n"])
def test_a_foreign_file_is_called_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(NotASession):
        read_session(path)


def test_things_that_are_no_files_are_refused_without_hanging(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.jsonl")
    for path in (tmp_path / "pipe.jsonl", tmp_path, Path("/dev/zero")):
        with pytest.raises(NotASession):
            read_session(path)
    with pytest.raises(NoSuchSession):
        read_session(tmp_path / "none.jsonl")
