"""An exam as processes see it: nothing is told before it ends, and how it was taken is told wherever its result is."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Timer
from typing import IO

import pytest

from simulator.cli.table import commands
from simulator.core.taxonomy import LABELS
from simulator.storage.lines import Note, entry_lines, header_line
from simulator.storage.reading import read_session
from simulator.storage.witness import witness_file
from tests.authoring.overlaid import library_folder
from tests.conftest import BeginKefu, RunKefu
from tests.tui.terminal import terminal

SORRY = "非常抱歉"
INTERRUPTED = "中断过的考试不能证明没有重来。"
VIRTUAL = "不是真钟"


@dataclass
class Talking:
    """A `kefu play` that is spoken to line by line."""

    to: IO[bytes]
    back: IO[bytes]
    told: str = field(default="")

    def say(self, text: str) -> None:
        self.to.write(f"{text}\n".encode())
        self.to.flush()

    def read_to(self, words: str, times: int = 1) -> None:
        while self.told.count(words) < times:
            line = self.back.readline()
            assert line, self.told
            self.told += line.decode()


@contextmanager
def talking(begin_kefu: BeginKefu, *args: str) -> Iterator[Talking]:
    """The process is killed at the end, as a power cut would."""
    process = begin_kefu("play", *args)
    late = Timer(30, process.kill)
    late.start()
    try:
        yield Talking(process.stdin, process.stdout)
    finally:
        late.cancel()
        process.end()


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    return str(library_folder(tmp_path))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def session_of(data: Path) -> Path:
    [path] = (data / "sessions").glob("*.jsonl")
    return path


@pytest.fixture
def cut_off(begin_kefu: BeginKefu, shelf: str, data: Path) -> Path:
    """An exam whose program was killed after two replies."""
    args = ("buyer", "case", "--plain", "--mode", "exam", "--library", shelf, "--data", str(data))
    with talking(begin_kefu, *args) as talk:
        for number, text in enumerate(("您好", "好的，您说"), 1):
            talk.say(text)
            talk.read_to(f"客服：{text}")
            talk.read_to("买家：然后呢？", number)
    return session_of(data)


def finish(run_kefu: RunKefu, path: Path, shelf: str, data: Path, *args: str) -> subprocess.CompletedProcess[str]:
    told = run_kefu(
        *("play", "--resume", path.stem, "--plain", "--library", shelf, "--data", str(data), *args),
        stdin=f"{SORRY}\n/结束\n".encode(),
    )
    assert told.returncode == 0
    return told


def verified(run_kefu: RunKefu, path: Path, shelf: str) -> subprocess.CompletedProcess[str]:
    return run_kefu("verify", str(path), "--library", shelf)


def secrets(path: Path) -> set[str]:
    """What was heard and thought in the talk, by id and by name."""
    found: set[str] = set()
    for entry in read_session(path).entries:
        heard = entry.data.get("heard")
        for act in heard["acts"] if isinstance(heard, dict) else ():
            found |= {f'"{act["id"]}"', LABELS[act["id"]].zh}
        thought = entry.data.get("thought")
        found |= {thought} if isinstance(thought, str) and thought else set()
    return found


def test_no_command_tells_what_was_heard_or_marked_before_an_exam_is_over(
    run_kefu: RunKefu, begin_kefu: BeginKefu, cut_off: Path, shelf: str, data: Path
) -> None:
    """A command that is added to `kefu` has to be added here."""
    name, file = cut_off.stem, str(cut_off)
    asked: dict[str, list[list[str]]] = {
        "report": [[name], [file], [name, "--json"], [name, "--html", "-"], [name, "--lens", "all"]],
        "mark": [[name], [name, "--why"], [file, "--json"], [name, "--rubric", "heard"]],
        "verify": [[name], [file, "--json"]],
        "gaps": [[], [name], ["--json"], ["--jsonl", file]],
        "drill": [[name], [file, "--json"]],
        "list": [["sessions"], ["sessions", "--json"]],
        "hear": [[name]],
        "replay": [[file]],
        "check": [[file]],
    }
    assert {*asked, "play"} == set(commands())
    hidden = secrets(cut_off) | {"得分", '"total"', "心情", '"moods"', "好的，您说"}
    assert "问候欢迎" in hidden
    before = cut_off.read_bytes()
    for command, ways in asked.items():
        library = [] if command in ("hear", "check", "replay") else ["--library", shelf]
        for way in ways:
            told = run_kefu(command, *way, *library, "--data", str(data))
            for words in hidden:
                assert words not in told.stdout + told.stderr, (command, way)
            if command in ("report", "mark", "drill") or (command == "gaps" and way and way[-1] in (name, file)):
                assert told.returncode == 1
                assert "请先考完：kefu play --resume" in told.stderr
            if command == "verify":
                assert told.returncode == 4
    assert json.loads(verified_json(run_kefu, cut_off, shelf))["doubts"] == ["unfinished"]
    assert cut_off.read_bytes() == before
    assert not cut_off.with_suffix(".marks.json").exists()
    for way in ([], ["--json"]):
        args = ("--resume", name, "--plain", "--library", shelf, "--data", str(data), *way)
        with talking(begin_kefu, *args) as talk:
            talk.say("嗯嗯")
            talk.read_to("嗯嗯")
        for words in hidden - {"好的，您说"}:
            assert words not in talk.told, way
    told = finish(run_kefu, cut_off, shelf, data)
    assert "得分" in told.stdout, "once it is over, all is told"
    assert run_kefu("report", name, "--library", shelf, "--data", str(data)).returncode == 0


def verified_json(run_kefu: RunKefu, path: Path, shelf: str) -> str:
    return run_kefu("verify", str(path), "--library", shelf, "--json").stdout


def test_an_exam_that_was_killed_and_gone_on_with_is_told_so_everywhere_and_proves_less(
    run_kefu: RunKefu, cut_off: Path, shelf: str, data: Path
) -> None:
    told = finish(run_kefu, cut_off, shelf, data)
    assert INTERRUPTED in told.stdout
    proof = verified(run_kefu, cut_off, shelf)
    assert proof.returncode == 4
    assert "✗" not in proof.stdout
    assert INTERRUPTED in proof.stdout
    as_data = json.loads(verified_json(run_kefu, cut_off, shelf))
    assert as_data["holds"] is None
    assert as_data["doubts"] == ["interrupted", "virtual_clock"]
    [one] = as_data["breaks"]
    assert one["witness"] == "whole"
    args = ("report", cut_off.stem, "--library", shelf, "--data", str(data))
    for way in ([], ["--html", "-"]):
        page = run_kefu(*args, *way).stdout
        assert INTERRUPTED in page
        assert "中途离开过，隔了" in page
    assert json.loads(run_kefu(*args, "--json").stdout)["breaks"] == [one["seconds"]]


def test_turns_cut_from_the_file_are_missed_although_the_exam_goes_on_to_a_sealed_end(
    run_kefu: RunKefu, cut_off: Path, shelf: str, data: Path
) -> None:
    lines = cut_off.read_bytes().splitlines(keepends=True)
    second = next(
        place for place, line in enumerate(lines) if b'"TraineeSaid"' in line and json.loads(line)["data"]["turn"] == 2
    )
    cut_off.write_bytes(b"".join(lines[:second]))
    told = finish(run_kefu, cut_off, shelf, data)
    assert "写过的话已经不在文件里了" in told.stdout
    proof = verified(run_kefu, cut_off, shelf)
    assert proof.returncode == 1
    assert "✗ 写过的话不在文件里了" in proof.stdout
    witness_file(cut_off).unlink()
    assert verified(run_kefu, cut_off, shelf).returncode == 1, "the log itself keeps what the witness told"


@pytest.mark.parametrize("with_all", [True, False])
def test_a_copy_that_is_put_back_is_never_proved(
    run_kefu: RunKefu, cut_off: Path, shelf: str, data: Path, tmp_path: Path, with_all: bool
) -> None:
    """With all that lies beside it the copy looks as if the program had been killed, which proves nothing either."""
    kept, seen = tmp_path / "kept", tmp_path / "seen"
    shutil.copy2(cut_off, kept)
    shutil.copy2(witness_file(cut_off), seen)
    finish(run_kefu, cut_off, shelf, data)
    shutil.copy2(kept, cut_off)
    if with_all:
        shutil.copy2(seen, witness_file(cut_off))
        cut_off.with_suffix(".marks.json").unlink()
    finish(run_kefu, cut_off, shelf, data)
    assert verified(run_kefu, cut_off, shelf).returncode == (4 if with_all else 1)


def test_how_long_it_was_left_is_told_by_the_log_and_not_by_the_times_of_the_file(
    run_kefu: RunKefu, cut_off: Path, shelf: str, data: Path
) -> None:
    """The very exam as it would lie there had it been left an hour earlier, and then been touched."""
    session = read_session(cut_off)
    walls = [entry.wall for entry in session.entries if entry.wall]
    assert len(walls) == 1 + 2, "each turn says when it was written"
    body, chain = header_line(session.header)
    place = 0
    for line in cut_off.read_bytes().splitlines()[1:]:
        upto = json.loads(line)["upto"]
        if upto == place:
            continue
        notes = []
        for entry in session.entries[place:upto]:
            earlier = datetime.fromisoformat(entry.wall) - timedelta(hours=1) if entry.wall else None
            notes.append(Note(entry.at, entry.kind, entry.data, earlier.isoformat() if earlier else ""))
        lines, chain = entry_lines(notes, place + 1, chain)
        body, place = body + lines, upto
    cut_off.write_bytes(body)
    witness_file(cut_off).unlink()
    os.utime(cut_off)
    finish(run_kefu, cut_off, shelf, data)
    [one] = json.loads(verified_json(run_kefu, cut_off, shelf))["breaks"]
    assert 3600 <= one["seconds"] < 3600 + 300
    assert one["witness"] == "gone"
    proof = verified(run_kefu, cut_off, shelf)
    assert proof.returncode == 4
    assert "见证文件不见了" in proof.stdout
    assert (datetime.now(UTC) - datetime.fromisoformat(walls[-1])).total_seconds() < 300


def test_a_piped_exam_says_that_its_clock_was_none(run_kefu: RunKefu, shelf: str, data: Path) -> None:
    args = ("play", "buyer", "case", "--plain", "--mode", "exam", "--library", shelf, "--data", str(data))
    told = run_kefu(*args, stdin=f"{SORRY}\n".encode())
    assert VIRTUAL in told.stderr, "told before it begins"
    code = told.stdout.index("成绩封存码")
    assert VIRTUAL in told.stdout[code:]
    path = session_of(data)
    assert read_session(path).header.also["clock"] == "virtual"
    proof = verified(run_kefu, path, shelf)
    assert proof.returncode == 4, "nobody knows how long its replies took"
    assert "✗" not in proof.stdout
    assert VIRTUAL in proof.stdout
    assert "不能证明每句话用了多久" in proof.stdout
    as_data = json.loads(verified_json(run_kefu, path, shelf))
    assert (as_data["clock"], as_data["holds"], as_data["doubts"]) == ("virtual", None, ["virtual_clock"])
    report = ("report", path.stem, "--library", shelf, "--data", str(data))
    assert VIRTUAL in run_kefu(*report).stdout
    assert json.loads(run_kefu(*report, "--json").stdout)["clock"] == "virtual"


def test_an_exam_on_a_terminal_runs_on_a_real_clock_and_one_that_goes_on_in_a_pipe_does_not(
    run_kefu: RunKefu, shelf: str, data: Path
) -> None:
    data.mkdir()
    with terminal(Path(shelf), data, "buyer", "--plain", "--mode", "exam") as stage:
        stage.read_to("客服：")
        stage.type("您好\r")
        # The line editor reads Ctrl-D only once it has asked for the next line.
        stage.read_to("买家：然后呢？")
        stage.read_to("客服：")
        stage.type("\x04")
        stage.read_to(INTERRUPTED)
        assert stage.end() == 0
    path = session_of(data)
    assert read_session(path).header.also["clock"] == "real"
    finish(run_kefu, path, shelf, data)
    as_data = json.loads(verified_json(run_kefu, path, shelf))
    assert as_data["clock"] == "virtual"
    assert as_data["doubts"] == ["interrupted", "virtual_clock"]
    assert [one["clock"] for one in as_data["breaks"]] == ["virtual"]
