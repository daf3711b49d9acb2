"""`kefu play --plain` in a pipe: the talk and its marks on stdout, the same to the byte, whatever comes in."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.authoring.overlaid import library_folder
from tests.conftest import KEFU, BeginKefu, RunKefu
from tests.ready import Running

GOOD = "您好\n非常抱歉\n"
"""Wins the small buyer."""


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    """A library with one simple buyer in one simple case."""
    return str(library_folder(tmp_path))


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_piped_talk_ends_with_the_marks_and_their_proof(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--library", shelf, stdin=GOOD.encode())
    assert told.returncode == 0
    lines = told.stdout.splitlines()
    assert lines[0] == "老实的买家 · 杯子裂了"
    assert lines.index("买家：杯子裂了！") < lines.index("客服：非常抱歉") < lines.index("买家：没事了。")
    assert "结束：满意（谈成），买家给 5 星" in lines
    assert "得分：100/100（简单打分）" in lines
    assert any("第 2 句“非常抱歉”" in line for line in lines)
    assert "合规：是" in lines
    assert "本次练习存为" in told.stderr


def test_a_talk_that_is_left_in_the_middle_of_a_pipe_is_ended_and_marked(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--library", shelf, stdin="您好".encode())
    assert told.returncode == 0
    assert "结束：没有谈完（没谈成）" in told.stdout
    assert "先说一声抱歉。" in told.stdout


def test_silence_lets_the_buyer_lose_patience_without_anybody_waiting(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--library", shelf, stdin="@30\n＠20\n@200\n".encode())
    assert told.stdout.count("买家：人呢？") == 1
    assert "买家：还在吗？" in told.stdout
    assert "耐心" in told.stdout


@pytest.mark.parametrize("end", ["/結束", "／结束", "、结束", "/END"])
def test_a_command_is_taken_however_the_input_method_writes_it(run_kefu: RunKefu, shelf: str, end: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--library", shelf, stdin=f"{end}\n非常抱歉\n".encode())
    assert "客服：" not in told.stdout
    assert "结束：没有谈完" in told.stdout


@pytest.mark.parametrize("who", ["砍价的老金", "老金", "砍價的老金"])
def test_a_buyer_is_found_by_a_part_of_the_name_and_in_traditional_characters(run_kefu: RunKefu, who: str) -> None:
    told = run_kefu("play", who, "太贵", "--plain", stdin=b"")
    assert told.stdout.startswith("砍价的老金 · 太贵了")


def test_a_name_that_several_buyers_share_lists_them_with_their_ids(run_kefu: RunKefu) -> None:
    told = run_kefu("play", "的老", "--plain", stdin=b"")
    assert told.returncode == 2
    for words in ("砍价的老金（haggler）", "较真的老严（troublesome）"):
        assert words in told.stderr
    assert "小钱" not in told.stderr


def test_commands_are_not_said(run_kefu: RunKefu, shelf: str) -> None:
    typed = "/帮助\n\n   \n/状态\n/状况\n/end\n非常抱歉\n"
    told = run_kefu("play", "buyer", "--plain", "--library", shelf, stdin=typed.encode())
    assert "客服：" not in told.stdout
    assert "状态：等回答" in told.stdout
    assert "没有 /状况 这个命令" in told.stderr
    assert "/结束 或 /end" in told.stderr
    assert "结束：没有谈完" in told.stdout


def test_a_reply_may_begin_with_a_slash(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--library", shelf, stdin="/::) 您好\n/3天内发货\n".encode())
    assert "客服：/::) 您好" in told.stdout
    assert "客服：/3天内发货" in told.stdout


def test_a_program_gets_an_object_for_every_line_and_a_last_one_with_outcome_marks_and_verdicts(
    run_kefu: RunKefu, shelf: str
) -> None:
    typed = "您好\n@5\n/状态\n非常抱歉，您等我一下\n"
    told = run_kefu("play", "buyer", "--plain", "--json", "--library", shelf, stdin=typed.encode())
    opening, greeted, silent, status, sorry, last = objects(told.stdout)
    assert opening["buyer"] == ["杯子裂了！"]
    assert opening["said"] is None
    assert greeted["said"] == "您好"
    assert greeted["state"] == "asking"
    assert greeted["at"] == 2_000
    assert silent["buyer"] == status["buyer"] == []
    act = sorry["heard"]["acts"][0]
    assert act["id"] == "apologise"
    assert sorry["said"][act["start"] : act["end"]] == act["words"]
    assert sorry["moods"]["trust"] == {"name": "信任", "value": 4, "by": 1}
    assert sorry["ended"] is True
    assert last["end"]["result"] == "won"
    assert last["marks"]["total"] == 100
    assert last["verdicts"] == {"effective": "won", "allowed": True}


def test_an_exam_tells_nothing_of_what_goes_on_in_the_buyer(run_kefu: RunKefu, shelf: str) -> None:
    asked = ("play", "buyer", "--plain", "--mode", "exam", "--library", shelf)
    told = run_kefu(*asked, stdin=f"/状态\n{GOOD}".encode())
    assert "听到：" not in told.stdout
    assert "心情：" not in told.stdout
    assert "考试模式" in told.stderr
    assert "得分：" in told.stdout
    for data in objects(run_kefu(*asked, "--json", stdin=GOOD.encode()).stdout)[:-1]:
        assert not {"state", "moods", "heard", "thoughts", "told"} & set(data)


def test_a_persona_alone_plays_its_easiest_case(run_kefu: RunKefu, shelf: str) -> None:
    case = Path(shelf, "scenarios", "case.yaml").read_text("utf-8")
    easy = (
        case.replace("id: case", "id: later")
        .replace("杯子裂了\n", "盘子裂了\n")
        .replace("difficulty: 1", "difficulty: 2")
    )
    Path(shelf, "scenarios", "later.yaml").write_text(easy, "utf-8")
    assert run_kefu("play", "buyer", "--plain", "--library", shelf).stdout.startswith("老实的买家 · 杯子裂了")
    named = run_kefu("play", "老实的买家", "盘子裂了", "--plain", "--library", shelf)
    assert named.stdout.startswith("老实的买家 · 盘子裂了")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--plain",), "请写明买家"),
        (("buyre", "--plain"), "是不是想写 老实的买家（buyer）"),
        (("老实点的买家", "--plain"), "是不是想写 老实的买家（buyer）"),
        (("没这个人", "--plain"), "老实的买家（buyer）"),
        (("buyer", "cas", "--plain"), "是不是想写 杯子裂了（case）"),
        (("buyer", "--json"), "--json 要和 --plain 一起用"),
        (("buyer", "--plain", "--seed", "-1"), "--seed"),
        (("buyer",), "全屏界面需要终端"),
        (("--resume",), "--plain"),
        (("buyer", "case", "--plain", "--resume"), "接着练时"),
    ],
)
def test_what_makes_no_sense_is_misuse_and_said_at_once(
    run_kefu: RunKefu, shelf: str, asked: tuple[str, ...], words: str
) -> None:
    told = run_kefu("play", *asked, "--library", shelf)
    assert told.returncode == 2
    assert told.stdout == ""
    assert words in told.stderr


def test_a_persona_and_a_scenario_that_do_not_fit_fail_with_the_place(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "wrong-lock", "--plain", "--library", shelf)
    assert told.returncode == 1
    assert "C011" in told.stderr


def test_a_broken_file_fails_with_its_place_and_no_traceback(run_kefu: RunKefu, shelf: str) -> None:
    Path(shelf, "flows", "talk.yaml").write_text("format: 1\nid: talk\nstates: [\n", "utf-8")
    told = run_kefu("play", "buyer", "case", "--plain", "--library", shelf)
    assert told.returncode == 1
    assert "talk.yaml:4:1: Y001" in told.stderr
    assert "Traceback" not in told.stderr


def test_nothing_foreign_steers_the_terminal(run_kefu: RunKefu, tmp_path: Path) -> None:
    hostile = 'opening: ["红\\x1b[31m\\u009b2J [/red][@click=app.exit(1)]\\u202e"]\nname: "杯\\x1b]52;c;aGk=\\x07"'
    shelf = library_folder(tmp_path, "scenario", hostile)
    typed = "亲\x1b[2J\x9b5n\u202e\n".encode()
    asked = ("play", "buyer", "--plain", "--library", str(shelf))
    plain, program = run_kefu(*asked, stdin=typed), run_kefu(*asked, "--json", stdin=typed)
    for told in (plain, program):
        assert told.returncode == 0
        assert not set("\x1b\x9b\x07\u202e") & set(told.stdout + told.stderr)
    assert "[/red][@click=app.exit(1)]" in plain.stdout
    assert objects(program.stdout)[1]["said"] == "亲\x1b[2J\x9b5n\u202e"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (b"\xff\xfe\xe4\xbd\xa0\xe5\xa5\xbd\n", "\ufffd\ufffd你好"),
        ("\ufeff您好\r\n".encode(), "您好"),
        ("一\r二\u2028三\x85四\n".encode(), "一\r二\u2028三\x85四"),
        ("，。！\n".encode(), "，。！"),
        ("👨‍👩‍👧" * 40 + "\n", None),
    ],
)
def test_one_line_is_one_reply_whatever_is_in_it(
    run_kefu: RunKefu, shelf: str, typed: bytes | str, said: str | None
) -> None:
    data = typed.encode() if isinstance(typed, str) else typed
    told = run_kefu("play", "buyer", "--plain", "--json", "--library", shelf, stdin=data)
    assert told.returncode == 0
    opening, turn, *_rest = objects(told.stdout)
    assert opening["turn"] == 0
    assert turn["turn"] == 1
    if said is not None:
        assert turn["said"] == said


def test_a_huge_line_is_one_reply_that_was_cut(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--json", "--library", shelf, stdin=("好" * 200_000 + "\n").encode())
    assert told.returncode == 0
    assert objects(told.stdout)[1]["heard"]["cut"] == 198_000


def run_once(shelf: str, data: Path, env: Mapping[str, str]) -> bytes:
    ended = subprocess.run(
        [KEFU, "play", "buyer", "--plain", "--seed", "7", "--library", shelf, "--data", str(data)],
        input="您好\n@50\n在的，您请说\n非常抱歉\n".encode(),
        capture_output=True,
        env={**os.environ, **env},
        check=True,
    )
    return ended.stdout


def test_the_same_input_gives_the_same_bytes_in_any_process(shelf: str, tmp_path: Path) -> None:
    hashes = ("0", "1", "4242", "random")
    outputs = {run_once(shelf, tmp_path / seed, {"PYTHONHASHSEED": seed}) for seed in hashes}
    assert len(outputs) == 1
    logs = {read_events(tmp_path / seed) for seed in hashes}
    assert len(logs) == 1


def read_events(data: Path) -> bytes:
    """The log of the only session, without its first line, which names time and session."""
    [file] = (data / "sessions").glob("*.jsonl")
    kinds = [json.loads(line) for line in file.read_bytes().splitlines()[1:]]
    # What chains a line to the one before begins with the header, too.
    return json.dumps([[entry["n"], entry["at"], entry["kind"], entry["data"]] for entry in kinds]).encode()


def test_without_a_place_to_write_the_talk_goes_on_with_a_notice(run_kefu: RunKefu, shelf: str) -> None:
    told = run_kefu("play", "buyer", "--plain", "--library", shelf, "--data", "/dev/null/x", stdin=GOOD.encode())
    assert told.returncode == 0
    assert "得分：100/100" in told.stdout
    assert "/dev/null/x" in told.stderr


def begun(begin_kefu: BeginKefu, shelf: str, data: Path) -> Running:
    return begin_kefu("play", "buyer", "--plain", "--json", "--library", shelf, "--data", str(data))


@pytest.mark.parametrize("replies", [0, 1, 3])
def test_a_talk_killed_between_turns_goes_on_with_every_turn(
    run_kefu: RunKefu, begin_kefu: BeginKefu, shelf: str, tmp_path: Path, replies: int
) -> None:
    child = begun(begin_kefu, shelf, tmp_path / "d")
    told = [child.stdout.readline()]
    for number in range(replies):
        child.stdin.write(f"您好，第{number}次\n".encode())
        child.stdin.flush()
        told.append(child.stdout.readline())
    child.kill()
    child.communicate()
    gone_on = run_kefu(
        "play",
        "--plain",
        "--json",
        "--resume",
        "--library",
        shelf,
        "--data",
        str(tmp_path / "d"),
        stdin="非常抱歉\n".encode(),
    )
    assert gone_on.returncode == 0, gone_on.stderr
    where, sorry, last = objects(gone_on.stdout)
    before = json.loads(told[-1])
    assert (where["turn"], where["at"], where["state"]) == (before["turn"], before["at"], before["state"])
    assert sorry["turn"] == replies + 1
    assert sorry["at"] == before["at"] + 4_000
    assert last["end"]["result"] == "won"


def test_a_talk_killed_at_any_moment_loses_at_most_the_unfinished_turn(
    run_kefu: RunKefu, begin_kefu: BeginKefu, shelf: str, tmp_path: Path
) -> None:
    for moment in range(6):
        data = tmp_path / str(moment)
        child = begun(begin_kefu, shelf, data)
        child.stdout.readline()
        child.stdin.write("".join(f"您好，第{number}次\n" for number in range(12)).encode())
        child.stdin.flush()
        acknowledged = [json.loads(child.stdout.readline()) for _turn in range(moment * 2)]
        child.kill()
        rest = child.communicate()[0]
        # The last line may be torn by the kill; a whole one was acknowledged.
        acknowledged += [json.loads(line) for line in rest.split(b"\n")[:-1]]
        gone_on = run_kefu(
            "play", "--plain", "--json", "--resume", "--library", shelf, "--data", str(data), stdin=b"/end\n"
        )
        assert gone_on.returncode == 0, gone_on.stderr
        where = objects(gone_on.stdout)[0]
        assert len(acknowledged) <= where["turn"] <= len(acknowledged) + 1


def test_a_finished_or_missing_session_cannot_be_gone_on_with(run_kefu: RunKefu, shelf: str) -> None:
    assert run_kefu("play", "buyer", "--plain", "--library", shelf, stdin=GOOD.encode()).returncode == 0
    told = run_kefu("play", "--plain", "--resume", "--library", shelf)
    assert told.returncode == 1
    assert "没有可以接着练的练习" in told.stderr
    told = run_kefu("play", "--plain", "--resume", "nothing", "--library", shelf)
    assert told.returncode == 1
    assert "nothing" in told.stderr


def test_a_reader_that_leaves_ends_the_talk_silently(shelf: str) -> None:
    command = f"yes 您好 | head -2000 | {KEFU} play buyer --plain --library '{shelf}' 2>/dev/null | head -1"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=60)
    assert ended.stdout.decode() == "老实的买家 · 杯子裂了\n"


def test_a_plain_talk_loads_neither_the_full_screen_nor_the_trainer(shelf: str) -> None:
    script = (
        "import sys; from simulator.cli.main import main; "
        f"main(['play', 'buyer', '--plain', '--library', {shelf!r}]); "
        "print([name for name in ('textual', 'sklearn', 'rich') if name in sys.modules], file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", script], input=b"", capture_output=True, check=True)
    assert told.stderr.decode().splitlines()[-1] == "[]"
