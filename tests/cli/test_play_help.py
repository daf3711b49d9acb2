"""Hints and second tries over plain lines: the price first, then the help; an exam says that it has none."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.authoring.overlaid import library_folder
from tests.conftest import BeginKefu, RunKefu
from tests.tui.terminal import Terminal, terminal

HELPED = "/提示\n/要\n/提示\n/要\n/提示\n您好\n/撤回\n/要\n非常抱歉\n"


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    return str(library_folder(tmp_path))


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def session_of(data: Path) -> Path:
    [path] = (data / "sessions").glob("*.jsonl")
    return path


def test_a_hint_is_priced_before_it_is_given_and_written_on_the_marks(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--library", shelf, stdin="/提示\n/要\n非常抱歉\n".encode())
    assert told.returncode == 0
    assert "提示 1：说现在该做什么，总分和绩效都扣 3 分。这次谈话还剩 3 次提示。用了会记为“有辅助”。" in told.stderr
    assert "提示（-3 分）：" in told.stdout
    assert "道歉" in told.stdout.split("客服：")[0]
    assert "得分：97/100" in told.stdout
    assert "用了提示 -3" in told.stdout


def test_an_offer_that_is_not_taken_costs_nothing(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--library", shelf, stdin="/提示\n非常抱歉\n/要\n".encode())
    assert "得分：100/100" in told.stdout
    assert "用了提示" not in told.stdout


def test_a_program_gets_one_object_for_each_line_of_help(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--json", "--library", shelf, stdin=HELPED.encode())
    opening, offer, first, second, other, none, greeted, asked, back, sorry, last = objects(told.stdout)
    assert opening["turn"] == 0
    assert offer["hint"] == {"offered": True, "level": 1, "cost": 3, "left": 3}
    assert first["hint"]["text"]
    assert first["hint"]["left"] == 2
    assert second["hint"] == {"offered": True, "level": 2, "cost": 5, "left": 2}
    assert other.get("refused") == "no_answer" or other["hint"]["level"] == 2
    assert none.get("refused") == "both_taken" or none["hint"]["level"] == 2
    assert greeted["said"] == "您好"
    assert asked["rewind"] == {"offered": True}
    assert back["rewind"] == {"offered": False, "turn": 1, "said": "您好"}
    assert back["turn"] == 0
    assert sorry["turn"] == 1
    assert last["marks"]["hints"]["points"] < 0


def test_the_same_input_with_help_gives_the_same_output(run_kefu: RunKefu, shelf: str) -> None:
    one, other = (run_kefu("play", "buyer", "--plain", "--library", shelf, stdin=HELPED.encode()) for _ in range(2))
    assert one.stdout == other.stdout


def test_a_session_with_help_is_listed_as_assisted_and_proved(run_kefu: RunKefu, shelf: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run_kefu("--data", str(data), "play", "buyer", "--plain", "--library", shelf, stdin=HELPED.encode())
    assert "有辅助" in run_kefu("--data", str(data), "list", "sessions").stdout
    told = run_kefu("--data", str(data), "verify", str(session_of(data)), "--library", shelf)
    assert told.returncode == 0
    assert "有辅助" in told.stdout
    report = run_kefu("--data", str(data), "report", str(session_of(data)), "--library", shelf).stdout
    assert "撤回的话" in report
    assert "“您好”" in report


def test_an_exam_says_that_it_has_no_help(run_kefu: RunKefu, shelf: str) -> None:
    asked = ("play", "buyer", "--plain", "--mode", "exam", "--library", shelf)
    told = run_kefu(*asked, stdin="您好\n/提示\n/撤回\n/要\n非常抱歉\n".encode())
    assert told.stderr.count("考试没有任何帮助") == 1 + 1
    assert "提示（" not in told.stdout
    assert "客服：您好" in told.stdout


def test_the_code_of_an_exam_is_printed_at_its_end_and_by_the_proof(
    run_kefu: RunKefu, shelf: str, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    asked = ("--data", str(data), "play", "buyer", "--plain", "--mode", "exam", "--library", shelf)
    told = run_kefu(*asked, stdin="非常抱歉\n".encode())
    [line] = [line for line in told.stdout.splitlines() if line.startswith("成绩封存码：")]
    proof = run_kefu("--data", str(data), "verify", str(session_of(data)), "--library", shelf)
    assert proof.returncode == 4, "it was piped, so that no real clock ran"
    assert line in proof.stdout
    assert "没有任何辅助" in proof.stdout
    assert "封存的成绩分毫不差：100 分" in proof.stdout
    as_data = run_kefu("--data", str(data), "verify", str(session_of(data)), "--library", shelf, "--json")
    assert json.loads(as_data.stdout)["code"] == line.removeprefix("成绩封存码：")


def test_a_tampered_exam_fails_and_names_the_line(run_kefu: RunKefu, shelf: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    asked = ("--data", str(data), "play", "buyer", "--plain", "--mode", "exam", "--library", shelf)
    run_kefu(*asked, stdin="您好\n/结束\n".encode())
    path = session_of(data)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    place = next(place for place, line in enumerate(lines) if "ResultSealed" in line)
    lines[place] = lines[place].replace('"total":', '"total":1')
    path.write_text("".join(lines), "utf-8")
    told = run_kefu("--data", str(data), "verify", str(path), "--library", shelf)
    assert told.returncode == 1
    assert f"第 {place + 1} 行" in told.stderr


@contextmanager
def lost(shelf: str, data: Path) -> Iterator[Terminal]:
    """A talk on a terminal whose buyer has just gone for good; the terminal asks what now."""
    data.mkdir()
    with terminal(Path(shelf), data, "buyer", "--plain") as stage:
        stage.read_to("客服：")
        stage.type("看您这样子也买不起\r")
        stage.read_to("收回上一句再试")
        stage.read_to("客服：")
        yield stage
        assert stage.end() == 0


def test_who_lost_on_a_terminal_may_take_back_the_last_reply(shelf: str, tmp_path: Path) -> None:
    with lost(shelf, tmp_path / "data") as stage:
        stage.type("/撤回\r")
        stage.read_to("已撤回第 1 句")
        stage.read_to("客服：")
        stage.type("非常抱歉\r")
        stage.read_to("结束：满意")


def test_who_lost_on_a_terminal_and_wants_no_second_try_gets_the_marks(shelf: str, tmp_path: Path) -> None:
    with lost(shelf, tmp_path / "data") as stage:
        stage.type("\r")
        stage.read_to("结束：走了")


def test_help_survives_a_kill_and_the_next_sitting_goes_on_from_it(
    run_kefu: RunKefu, begin_kefu: BeginKefu, shelf: str, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    process = begin_kefu("--data", str(data), "play", "buyer", "--plain", "--json", "--library", shelf)
    process.stdout.readline()
    answered: dict[str, Any] = {}
    for line in ("/提示", "/要", "您好", "您好呀", "/撤回", "/要"):
        process.stdin.write(f"{line}\n".encode())
        process.stdin.flush()
        answered = json.loads(process.stdout.readline())
    assert answered["rewind"] == {"offered": False, "turn": 2, "said": "您好呀"}
    process.kill()
    process.communicate()
    resumed = ("--data", str(data), "play", "--plain", "--json", "--library", shelf, "--resume")
    now, offer, sorry, last = objects(run_kefu(*resumed, stdin="/提示\n非常抱歉\n".encode()).stdout)
    assert now["turn"] == 1
    assert offer["hint"] == {"offered": True, "level": 1, "cost": 3, "left": 2}
    assert sorry["turn"] == 2
    assert last["marks"]["hints"]["points"] == -3
    proof = run_kefu("--data", str(data), "verify", str(session_of(data)), "--library", shelf)
    assert proof.returncode == 0
