"""`kefu hear`: words marked where they stand, in cells, and lines answered in order."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from simulator.cli.marked import PLAIN, Mark, marked
from simulator.core.acts import Span
from simulator.display import cells
from tests.conftest import KEFU, RunKefu


def test_the_proving_words_are_underlined_in_cells(run_kefu: RunKefu) -> None:
    told = run_kefu("hear", "OK亲，非常抱歉")
    reply, under, *_rest = told.stdout.splitlines()
    assert reply == "OK亲，非常抱歉"
    assert under == " " * cells("OK亲，") + "^" * cells("非常抱歉")
    assert told.returncode == 0


def test_what_was_heard_is_told_with_names_certainty_and_numbers(run_kefu: RunKefu) -> None:
    told = run_kefu("hear", "赔您20元，打九折").stdout
    assert "补偿让利 compensate“赔您20元”" in told
    assert "把握 " in told
    assert "金额 20 元“20元”" in told
    assert "折扣 原价的 90%“九折”" in told


def test_what_is_blocked_is_told_with_its_reason(run_kefu: RunKefu) -> None:
    told = run_kefu("hear", "我不会道歉的").stdout
    assert "~ 道歉 apologise“道歉”  不算：被否定" in told


def test_the_buyer_and_the_facts_change_what_is_heard(run_kefu: RunKefu) -> None:
    assert "wrong_fact" not in run_kefu("hear", "可以的，包邮", "--buyer", "包邮吗？").stdout
    assert "wrong_fact" in run_kefu("hear", "可以的，包邮", "--buyer", "包邮吗？", "--facts", "不包邮").stdout


def test_programs_get_one_object(run_kefu: RunKefu) -> None:
    data = json.loads(run_kefu("hear", "--json", "亲，非常抱歉").stdout)
    [act] = data["acts"]
    assert act["id"] == "apologise"
    assert "亲，非常抱歉"[act["start"] : act["end"]] == act["words"]


def test_a_reply_is_read_from_a_pipe(run_kefu: RunKefu) -> None:
    for args in (("hear",), ("hear", "-")):
        assert "道歉 apologise" in run_kefu(*args, stdin="非常抱歉\n".encode()).stdout


@pytest.mark.parametrize("text", ["", " ", "，。！", "\x1b[31m\x9b2J", "退\u200b款", "👨‍👩‍👧", "好" * 5000])
def test_any_text_can_be_heard_and_none_steers_the_terminal(run_kefu: RunKefu, text: str) -> None:
    told = run_kefu("hear", "-", stdin=text.encode())
    assert told.returncode == 0
    assert not set("\x1b\x9b\u200b") & set(told.stdout)


def test_on_a_terminal_the_words_are_coloured_unless_nobody_wants_colour(tmp_path: Path) -> None:
    assert b"\x1b[1;32m" in on_terminal(tmp_path, {})
    plain = on_terminal(tmp_path, {"NO_COLOR": "1"})
    assert b"\x1b[" not in plain
    assert b"^^^^" in plain


def on_terminal(folder: Path, env: Mapping[str, str]) -> bytes:
    ended = subprocess.run(
        ["script", "-qec", f"{KEFU} hear 非常抱歉", "/dev/null"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        cwd=folder,
        env={**os.environ, "TERM": "xterm", **env},
        timeout=60,
    )
    return ended.stdout


def test_lines_are_answered_in_order_and_bad_ones_are_located(run_kefu: RunKefu) -> None:
    rows = [
        json.dumps({"id": "甲", "buyer": "在吗", "reply": "在的，您好"}, ensure_ascii=False).encode(),
        b"{bad",
        b"",
        b'{"id": 2}',
        b'{"id": "x", "reply": "\xff"}',
        b"[1, 2]",
        json.dumps({"id": 3, "reply": "抱歉\ud800"}).encode(),
    ]
    told = run_kefu("hear", "--jsonl", stdin=b"\n".join(rows))
    assert told.returncode == 1
    assert [json.loads(line)["id"] for line in told.stdout.splitlines()] == ["甲", 3]
    assert [line.split("：")[0] for line in told.stderr.splitlines()] == [
        "标准输入第 2 行第 2 列",
        "标准输入第 4 行第 1 列",
        "标准输入第 5 行第 23 列",
        "标准输入第 6 行第 1 列",
    ]


def test_an_answer_comes_before_the_next_line_is_sent() -> None:
    with subprocess.Popen([KEFU, "hear", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin
        assert child.stdout
        for number in range(3):
            child.stdin.write(json.dumps({"id": number, "reply": "您好"}).encode() + b"\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["id"] == number
        child.stdin.close()
        assert child.wait() == 0


def test_good_lines_only_are_no_failure(run_kefu: RunKefu) -> None:
    told = run_kefu("hear", "--jsonl", stdin='\ufeff{"id": 1, "reply": "您好"}\r\n'.encode())
    assert (told.returncode, told.stderr) == (0, "")
    assert run_kefu("hear", "--jsonl").returncode == 0


@pytest.mark.parametrize("asked", [("--jsonl", "text"), ("--jsonl", "--json"), ("--jsonl", "--buyer", "x")])
def test_lines_come_from_standard_input_only(run_kefu: RunKefu, asked: tuple[str, ...]) -> None:
    assert run_kefu("hear", *asked).returncode == 2


def test_marks_wrap_with_their_lines_and_the_worse_one_wins() -> None:
    marks = [Mark(Span(1, 5), "good"), Mark(Span(3, 4), "bad"), Mark(Span(0, 2), "blocked")]
    assert marked("一二三四五六", marks, colour=False, width=8) == ["一二三四", "~~^^^^!!", "五六", "^^"]
    assert marked("一二\n三", [Mark(Span(3, 9), "bad")], colour=False) == ["一二", "三", "!!"]
    assert marked("", [], colour=False) == [""]


def test_a_mark_on_what_cannot_be_seen_is_as_wide_as_what_is_shown() -> None:
    assert marked("a\x1bb", [Mark(Span(1, 2), "bad")], colour=False) == ["a␛b", " !"]
    assert marked("a\x9bb", [Mark(Span(1, 2), "bad")], colour=False) == ["a\\x9bb", " !!!!"]
    assert marked("ab", [Mark(Span(1, 2), "bad")], colour=True)[0].endswith("b" + PLAIN)
