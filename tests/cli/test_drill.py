"""`kefu play --from` and `kefu drill`, as processes of their own."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import RunKefu

FROM = ("play", "haggler", "cheaper-elsewhere", "--plain", "--seed", "3", "--from")
BAD = "没货了，不知道。\n你爱买不买。\n"


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def session(run_kefu: RunKefu, tmp_path: Path) -> str:
    """A short talk that went badly."""
    args = ("play", "haggler", "too-expensive", "--plain", "--seed", "7", "--data", str(tmp_path))
    assert run_kefu(*args, stdin=BAD.encode()).returncode == 0
    [path] = (tmp_path / "sessions").glob("*.jsonl")
    return path.stem


def test_a_drill_tells_what_came_before_and_goes_on_from_there(run_kefu: RunKefu, tmp_path: Path) -> None:
    args = (*FROM, "谈价钱", "--data", str(tmp_path))
    told = run_kefu(*args, stdin="我去帮您向主管申请一下，一分钟回您。\n".encode())
    assert told.returncode == 0
    before, begins, after = told.stdout.partition("前情到此：谈价钱")
    assert "前情（讲给您听，不计分）：" in before
    assert "客服：" in before
    assert begins
    assert "客服：我去帮您向主管申请一下，一分钟回您。" in after
    assert "得分：" in after
    assert run_kefu(*args, stdin="我去帮您向主管申请一下，一分钟回您。\n".encode()).stdout == told.stdout


def test_a_drill_is_listed_as_one_is_proved_and_is_no_attempt_to_compare(run_kefu: RunKefu, tmp_path: Path) -> None:
    data = ("--data", str(tmp_path))
    assert run_kefu(*FROM, "haggling", *data, stdin="好的。\n".encode()).returncode == 0
    [path] = (tmp_path / "sessions").glob("*.jsonl")
    assert "专项" in run_kefu("list", "sessions", *data).stdout
    assert run_kefu("verify", path.stem, *data).returncode == 0
    report = run_kefu("report", path.stem, *data).stdout
    assert "方式：专项练习，从“谈价钱”开始" in report
    assert "前情到此" in report
    assert json.loads(run_kefu("report", path.stem, "--json", *data).stdout)["attempts"] == []


def test_programs_are_told_what_came_before_in_one_object(run_kefu: RunKefu, tmp_path: Path) -> None:
    told = objects(run_kefu(*FROM, "haggling", "--json", "--data", str(tmp_path), stdin="好。\n".encode()).stdout)
    drill = told[0]["drill"]
    assert drill["state"] == "haggling"
    assert [one["who"] for one in drill["told"]].count("trainee") == drill["replies"] > 0
    assert told[1]["turn"] == drill["replies"]
    assert told[2]["turn"] == drill["replies"] + 1
    assert "marks" in told[-1]


def test_a_drill_that_was_cut_off_goes_on_where_it_was(run_kefu: RunKefu, tmp_path: Path) -> None:
    data = ("--data", str(tmp_path))
    whole = run_kefu(*FROM, "haggling", *data, stdin="我再看看。\n我去申请一下，稍等。\n".encode())
    [path] = (tmp_path / "sessions").glob("*.jsonl")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    told = next(number for number, line in enumerate(lines) if "DrillBegun" in line)
    path.write_text("".join(lines[: told + 1]), "utf-8")
    resumed = run_kefu(
        "play", "--plain", "--resume", path.stem, *data, stdin="我再看看。\n我去申请一下，稍等。\n".encode()
    )
    assert resumed.returncode == 0
    assert resumed.stdout == whole.stdout


@pytest.mark.parametrize(("state", "near"), [("hagling", "谈价钱（haggling）"), ("动心", "动心了（wavering）")])
def test_a_misspelt_state_is_told_with_the_nearest(run_kefu: RunKefu, tmp_path: Path, state: str, near: str) -> None:
    told = run_kefu(*FROM, state, "--data", str(tmp_path), stdin=b"")
    assert told.returncode == 2
    assert near in told.stderr
    assert not (tmp_path / "sessions").exists()


def test_a_state_that_nothing_leads_to_and_an_end_are_refused(run_kefu: RunKefu, tmp_path: Path) -> None:
    data = ("--data", str(tmp_path))
    nowhere = run_kefu("play", "cold", "damaged-on-arrival", "--plain", "--from", "stalemate", *data, stdin=b"")
    assert nowhere.returncode == 1
    assert "considering" in nowhere.stderr
    exam = run_kefu(*FROM, "haggling", "--mode", "exam", *data, stdin=b"")
    assert exam.returncode == 2
    assert run_kefu("play", "cold", "--plain", "--from", "upset", *data, stdin=b"").returncode == 2


def test_a_moment_is_tried_up_to_three_times_then_answered(run_kefu: RunKefu, session: str, tmp_path: Path) -> None:
    told = run_kefu("drill", session[:-2], "--data", str(tmp_path), stdin="爱买不买\n随便你\n烦不烦\n/结束\n".encode())
    assert told.returncode == 0
    first, _, second = told.stdout.partition("第 2 处")
    assert first.count("买家这回说：") == 3
    assert "还可以试 1 次" in first
    assert "没补上。" in first
    assert "示范：" in first
    assert "买家这回说" not in second
    assert "补上了 0 处，共 2 处；试了 3 句。" in second


def test_a_good_reply_mends_the_moment_at_once(run_kefu: RunKefu, session: str, tmp_path: Path) -> None:
    stdin = "您好老金，七百块不是小数目，换我也得掂量掂量。\n/跳过\n".encode()
    told = objects(run_kefu("drill", session, "--json", "--data", str(tmp_path), stdin=stdin).stdout)
    kinds = [next(iter(one)) for one in told]
    assert kinds == ["drill", "moment", "try", "answer", "moment", "answer", "summary"]
    assert told[2]["try"]["mended"] is True
    assert told[2]["try"]["moods"]["anger"]["would"] < told[2]["try"]["moods"]["anger"]["was"]
    assert told[-1]["summary"] == {"moments": 2, "mended": 1, "tries": 1}


def test_a_drill_of_moments_repeats_and_changes_no_session(run_kefu: RunKefu, session: str, tmp_path: Path) -> None:
    file = tmp_path / "sessions" / f"{session}.jsonl"
    before, stdin = file.read_bytes(), "您好老金。\n\n/nonsense\n".encode()
    once = run_kefu("drill", session, "--data", str(tmp_path), stdin=stdin)
    again = run_kefu("drill", session, "--data", str(tmp_path), stdin=stdin)
    assert once.stdout == again.stdout
    assert file.read_bytes() == before


def test_what_is_typed_cannot_steer_the_terminal(run_kefu: RunKefu, session: str, tmp_path: Path) -> None:
    told = run_kefu("drill", session, "--data", str(tmp_path), stdin="\x1b[31m[red]您好\u202e\n".encode())
    assert "\x1b" not in told.stdout
    assert "\u202e" not in told.stdout
    assert "[red]" in told.stdout


def test_flawed_talks_are_listed_and_one_is_judged_and_rewritten(run_kefu: RunKefu, tmp_path: Path) -> None:
    listed = run_kefu("drill", "--critique", "--data", str(tmp_path), stdin=b"")
    assert listed.returncode == 0
    assert "句" in listed.stdout
    assert "pressed_for_removal" not in listed.stdout, "a name that tells what is wrong"
    rows = objects(run_kefu("drill", "--critique", "--json", "--data", str(tmp_path), stdin=b"").stdout)
    assert "golden/review/pressed_for_removal" in {row["talk"]["id"] for row in rows}
    stdin = "没问题\n推卸责任\n20\n干预评家\n干预评价\n18 9\n/跳过\n/跳过\n".encode()
    told = run_kefu("drill", "--critique", "pressed_for_removal", "--data", str(tmp_path), stdin=stdin)
    assert told.returncode == 0
    for part in (
        "说对了：这句没问题。",
        "说对了：推卸责任“晚到是快递的事”",
        "是不是“干预评价”？",
        "冤枉了：没听出敷衍",
        "判断全对的：4 句，共 5 句",
        "接下来，改写最糟的两句。听出什么，就按什么判",
        "这段对话是：",
    ):
        assert part in told.stdout
    assert re.search(r"一共 (\d) 处毛病，找到 \1 处（100%），漏了 0 处。", told.stdout)
    assert "冤枉了 1 处。" in told.stdout
    assert told.stdout.count("示范：") + told.stdout.count("没有现成的示范") == 2


def test_a_near_fault_can_be_defended_and_is_told_with_what_was_heard(run_kefu: RunKefu, tmp_path: Path) -> None:
    stdin = "0\n推卸责任\n0\n强迫推销\n/結束\n".encode()
    told = run_kefu("drill", "--critique", "pressed_for_removal", "--data", str(tmp_path), stdin=stdin)
    assert "✓ 也说得通：强迫推销；听出来的是干预评价“" in told.stdout
    assert "冤枉了：" not in told.stdout


def test_the_list_of_faults_is_the_same_for_every_talk_and_in_groups(run_kefu: RunKefu, tmp_path: Path) -> None:
    lists = []
    for talk in ("pressed_for_removal", "called_picky"):
        told = run_kefu("drill", "--critique", talk, "--data", str(tmp_path), stdin=b"/end\n").stdout
        lists.append(told.partition("毛病")[2].partition("第 1 句")[0])
    assert lists[0] == lists[1]
    for words in ("话伤人", "1 蔑视语  2 烦躁语  3 斗气语  4 强迫推销", "19 侵犯隐私", "20 别的毛病  0 没问题"):
        assert words in lists[0]


def test_a_critique_tells_nothing_before_it_was_judged(run_kefu: RunKefu, tmp_path: Path) -> None:
    told = objects(
        run_kefu("drill", "--critique", "called_picky", "--json", "--data", str(tmp_path), stdin=b"0\n/end\n").stdout
    )
    assert [next(iter(one)) for one in told] == ["drill", "faults", "reply", "judged", "reply", "summary"]
    assert set(told[2]["reply"]) == {"number", "count", "before", "said"}
    assert told[-1]["summary"]["critique"]["replies"] == 1


@pytest.mark.parametrize(
    ("args", "code", "part"),
    [
        (("drill",), 2, "kefu list sessions"),
        (("drill", "nobody"), 1, "nobody"),
        (("drill", "--critique", "presed_for_removal"), 2, "pressed_for_removal"),
        (("drill", "--critique", "[/]"), 2, "--critique"),
    ],
)
def test_what_is_not_there_is_told_with_the_remedy(
    run_kefu: RunKefu, tmp_path: Path, args: tuple[str, ...], code: int, part: str
) -> None:
    told = run_kefu(*args, "--data", str(tmp_path), stdin=b"")
    assert told.returncode == code
    assert part in told.stderr


def test_an_exam_that_is_not_over_gives_no_help(run_kefu: RunKefu, tmp_path: Path) -> None:
    data = ("--data", str(tmp_path))
    args = ("play", "haggler", "too-expensive", "--plain", "--mode", "exam", *data)
    assert run_kefu(*args, stdin=BAD.encode()).returncode == 0
    [path] = (tmp_path / "sessions").glob("*.jsonl")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    first = json.loads(lines[1])["upto"]
    path.write_text("".join(lines[: first + 1]), "utf-8")
    told = run_kefu("drill", path.stem, *data, stdin=b"")
    assert told.returncode == 1
    assert "先考完" in told.stderr
