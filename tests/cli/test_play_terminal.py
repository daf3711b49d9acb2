"""`kefu play --plain` in a real terminal: prompts, silence that the buyer notices, and every way of leaving."""

import json
import resource
import signal
from pathlib import Path

import pytest

from tests.authoring.overlaid import library_folder
from tests.conftest import RunKefu
from tests.tui.terminal import Terminal, terminal


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return library_folder(tmp_path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def greet(stage: Terminal) -> None:
    """Say something and wait for the answer."""
    stage.read_to("客服：")
    stage.type("您好\r")
    stage.read_to("买家：然后呢？")
    stage.read_to("客服：")


def kinds(data: Path) -> list[str]:
    [file] = (data / "sessions").glob("*.jsonl")
    return [json.loads(line)["kind"] for line in file.read_text("utf-8").splitlines()[1:]]


def test_a_talk_is_typed_answered_and_marked(shelf: Path, data: Path) -> None:
    with terminal(shelf, data, "buyer", "--plain") as stage:
        stage.read_to("买家：杯子裂了！")
        greet(stage)
        stage.type("非常抱歉\r")
        stage.read_to("结束：满意（谈成），买家给 5 星")
        assert stage.end() == 0


@pytest.mark.parametrize(("key", "code"), [("\x04", 0), ("\x03", 130)])
def test_leaving_keeps_the_talk_to_go_on_with(shelf: Path, data: Path, key: str, code: int) -> None:
    with terminal(shelf, data, "buyer", "--plain") as stage:
        greet(stage)
        stage.type(key)
        stage.read_to("--resume")
        assert stage.end() == code
    assert "SessionEnded" not in kinds(data)
    with terminal(shelf, data, "--plain", "--resume") as stage:
        stage.read_to("客服：您好")
        stage.read_to("客服：")
        stage.type("非常抱歉\r")
        stage.read_to("结束：满意")
        assert stage.end() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_keeps_the_talk_too(shelf: Path, data: Path, number: int, code: int) -> None:
    with terminal(shelf, data, "buyer", "--plain") as stage:
        greet(stage)
        stage.process.send_signal(number)
        assert stage.end() == code
    assert kinds(data)[-1] != "SessionEnded"


def test_the_buyer_speaks_up_while_nothing_is_typed(tmp_path: Path, data: Path) -> None:
    shelf = library_folder(
        tmp_path, "persona", "waits: [{after: 1, says: nudge}, {after: 3, says: nudge_again, to: gone}]"
    )
    with terminal(shelf, data, "buyer", "--plain") as stage:
        stage.read_to("买家：杯子裂了！")
        stage.read_to("买家：人呢？")
        stage.read_to("结束：走了（没谈成）")
        assert stage.end() == 0


def wait_for_a_nudge(shelf: Path, folder: Path) -> None:
    """Until another buyer of the same patience has lost it."""
    folder.mkdir()
    with terminal(shelf, folder, "buyer", "--plain") as other:
        other.read_to("买家：人呢？")


def test_who_types_keeps_nobody_waiting(tmp_path: Path, data: Path) -> None:
    shelf = library_folder(tmp_path, "persona", "waits: [{after: 2, says: nudge}]")
    with terminal(shelf, data, "buyer", "--plain") as stage:
        stage.read_to("客服：")
        stage.type("非常")
        wait_for_a_nudge(shelf, tmp_path / "other")
        stage.type("抱歉\r")
        stage.read_to("结束：满意")
        assert stage.end() == 0
    assert "WaitNoticed" not in kinds(data)


def test_a_talk_that_is_put_aside_stops_the_clock(tmp_path: Path, data: Path) -> None:
    shelf = library_folder(tmp_path, "persona", "waits: [{after: 2, says: nudge}]")
    with terminal(shelf, data, "buyer", "--plain") as stage:
        stage.read_to("客服：")
        stage.process.send_signal(signal.SIGTSTP)
        wait_for_a_nudge(shelf, tmp_path / "other")
        stage.process.send_signal(signal.SIGCONT)
        stage.read_to("客服：")
        stage.type("非常抱歉\r")
        stage.read_to("结束：满意")
        assert stage.end() == 0
    assert "WaitNoticed" not in kinds(data)


def test_bytes_that_are_no_utf8_are_replaced_and_the_talk_goes_on(shelf: Path, data: Path) -> None:
    with terminal(shelf, data, "buyer", "--plain") as stage:
        stage.read_to("客服：")
        stage.type(b"\xff\xfe\xe4\xbd\xa0\xe5\xa5\xbd\r")
        stage.read_to("客服：")
        stage.type("非常抱歉\r")
        stage.read_to("结束：满意")
        assert stage.end() == 0


def test_without_names_the_buyer_and_the_case_are_chosen_from_lists(shelf: Path, data: Path) -> None:
    with terminal(shelf, data, "--plain") as stage:
        stage.read_to("选哪位买家？")
        stage.read_to("1. ")
        stage.read_to("请输入序号")
        stage.type("nonsense\r")
        stage.read_to("请输入 1 到")
        stage.type("\r")
        stage.read_to("选哪个场景？")
        stage.read_to("请输入序号")
        stage.type("1\r")
        stage.read_to("背景：")
        stage.read_to("客服：")
        stage.type("/end\r")
        stage.read_to("没有谈完")
        assert stage.end() == 0


def test_a_silence_line_is_not_sent_where_time_is_real(shelf: Path, data: Path) -> None:
    with terminal(shelf, data, "buyer", "--plain") as stage:
        stage.read_to("客服：")
        stage.type("@30\r")
        stage.read_to("这里的时间是真的在走")
        stage.read_to("客服：")
        stage.type("/end\r")
        assert stage.end() == 0
    assert "TraineeSaid" not in kinds(data)


def test_a_disk_that_fails_on_a_turn_refuses_it_and_the_talk_goes_on(
    run_kefu: RunKefu, shelf: Path, data: Path
) -> None:
    with terminal(shelf, data, "buyer", "--plain") as stage:
        stage.read_to("客服：")
        [file] = (data / "sessions").glob("*.jsonl")
        limit = file.stat().st_size + 10
        # The file may not grow by more than a few bytes: as on a full disk.
        resource.prlimit(stage.process.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        stage.type("您好\r")
        stage.read_to("腾出空间后再发一次即可")
        resource.prlimit(stage.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        stage.read_to("客服：")
        stage.type("非常抱歉\r")
        stage.read_to("结束：满意")
        assert stage.end() == 0
    assert kinds(data).count("TraineeSaid") == 1
    assert run_kefu("list", "sessions", "--data", str(data)).stdout.count("已结束") == 1
