"""`kefu gaps`, on talks that `kefu play` has stored."""

import json
from pathlib import Path

import pytest

from tests.conftest import RunKefu

TALK = "您好\n阿巴阿巴阿巴\n额额额哈哈\n阿巴阿巴阿巴啊\n"


@pytest.fixture
def data(run_kefu: RunKefu, tmp_path: Path) -> Path:
    args = ("play", "cold", "wrong-lock", "--plain", "--seed", "3", "--data", str(tmp_path))
    assert run_kefu(*args, stdin=TALK.encode()).returncode == 0
    return tmp_path


def test_what_reads_alike_is_listed_once_with_every_place(run_kefu: RunKefu, data: Path) -> None:
    told = run_kefu("gaps", "--data", str(data))
    assert told.returncode == 0
    assert "4 句回复里有 3 句没听懂" in told.stdout
    heads = [line for line in told.stdout.splitlines() if "×  " in line]
    assert heads == ["2×  阿巴阿巴阿巴", "1×  额额额哈哈"]
    assert "客服：阿巴阿巴阿巴啊" in told.stdout
    assert "冷淡的阿沉 × 拍错的门锁" in told.stdout
    assert "⏎" not in told.stdout
    assert "冷淡的阿沉 × 拍错的门锁  练习" in run_kefu("list", "sessions", "--data", str(data)).stdout


def test_programs_get_groups_or_lines_to_label(run_kefu: RunKefu, data: Path) -> None:
    told = json.loads(run_kefu("gaps", "--json", "--data", str(data)).stdout)
    assert [group["count"] for group in told["groups"]] == [2, 1]
    assert (told["replies"], told["gaps"]) == (4, 3)
    lines = run_kefu("gaps", "--jsonl", "--data", str(data)).stdout
    rows = [json.loads(line) for line in lines.splitlines()]
    assert [row["reply"] for row in rows] == ["阿巴阿巴阿巴", "额额额哈哈", "阿巴阿巴阿巴啊"]
    assert all(row["acts"] == row["faults"] == [] for row in rows)
    heard = run_kefu("hear", "--jsonl", stdin=lines.encode()).stdout
    assert [json.loads(line)["id"] for line in heard.splitlines()] == [row["id"] for row in rows]


def test_a_reply_that_was_not_understood_steers_no_terminal(run_kefu: RunKefu, tmp_path: Path) -> None:
    args = ("play", "cold", "wrong-lock", "--plain", "--seed", "3", "--data", str(tmp_path))
    run_kefu(*args, stdin="\x1b[2J阿巴\u202e阿巴\n".encode())
    told = run_kefu("gaps", "--data", str(tmp_path)).stdout
    assert "阿巴" in told
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_a_damaged_session_is_named_and_the_others_are_read(run_kefu: RunKefu, data: Path) -> None:
    [good] = (data / "sessions").glob("*.jsonl")
    bad = good.with_name("20200101-000000-cold-000000.jsonl")
    bad.write_bytes(good.read_bytes().replace("阿巴".encode(), "巴阿".encode(), 1))
    told = run_kefu("gaps", "--data", str(data))
    assert told.returncode == 0
    assert bad.stem in told.stderr
    assert "4 句回复里有 3 句没听懂" in told.stdout
    assert run_kefu("gaps", str(bad), "--data", str(data)).returncode == 1


def test_no_sessions_are_no_gaps(run_kefu: RunKefu, tmp_path: Path) -> None:
    told = run_kefu("gaps", "--data", str(tmp_path))
    assert told.returncode == 0
    assert "0 句回复里有 0 句没听懂" in told.stdout
