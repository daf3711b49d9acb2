"""The app in a real terminal: what is typed in any bytes, how signals end it, and what it leaves behind."""

import signal
import sys
import termios
from pathlib import Path

import pytest

from simulator.storage.reading import read_session
from tests.tui.stage import LIBRARY

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are of POSIX", allow_module_level=True)

from tests.tui.terminal import Terminal, terminal

CASE = ("calm", "lock")
OPENING = "门锁到底为什么手机开不了"


def begin(stage: Terminal) -> None:
    stage.until("装好才发现")
    stage.type("\r")
    stage.until(OPENING)


def restored(stage: Terminal) -> bool:
    """Whether the terminal is as it was: settings, main screen, cursor, no mouse reports, no bracketed paste."""
    out = stage.output
    same = termios.tcgetattr(stage.slave)[:4] == stage.before[:4]
    last = {
        code: out.rfind(f"\x1b[?{code}l".encode()) > out.rfind(f"\x1b[?{code}h".encode()) for code in (1049, 1000, 2004)
    }
    shown = out.rfind(b"\x1b[?25h") > out.rfind(b"\x1b[?25l")
    return same and shown and all(last.values())


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_saves_and_restores_the_terminal_and_the_talk_can_go_on(
    tmp_path: Path, number: int, code: int
) -> None:
    with terminal(LIBRARY, tmp_path, *CASE) as stage:
        begin(stage)
        stage.type("您好，非常抱歉，让您久等了！\r")
        stage.until_file(tmp_path / "sessions" / "*.jsonl", "嗯，你说吧。")
        stage.output = b""
        stage.process.send_signal(number)
        assert stage.end() == code
        assert restored(stage)
    [path] = (tmp_path / "sessions").glob("*.jsonl")
    assert "您好，非常抱歉，让您久等了！" in [entry.data.get("text") for entry in read_session(path).entries]
    with terminal(LIBRARY, tmp_path, "--resume") as stage:
        stage.until("让您久等了")
        stage.type("这把锁主要给谁用呢？\r")
        stage.until_file(path, "这把锁主要给谁用呢？")


def test_bytes_that_are_no_utf_8_are_replaced_and_the_app_lives_on(tmp_path: Path) -> None:
    with terminal(LIBRARY, tmp_path, *CASE) as stage:
        begin(stage)
        stage.type(b"\xff\xfe" + "抱".encode()[:2] + b"\x1b[200~\xc3(\x80\x1b[201~")
        stage.until("(")
        stage.type("非常抱歉")
        stage.until("非常抱歉")
        stage.type("\r")
        stage.until_file(tmp_path / "sessions" / "*.jsonl", "非常抱歉")
        assert stage.process.poll() is None
    [path] = (tmp_path / "sessions").glob("*.jsonl")
    assert "\ufffd" in path.read_text("utf-8")


def test_a_paste_cannot_press_enter_by_ending_itself(tmp_path: Path) -> None:
    with terminal(LIBRARY, tmp_path, *CASE) as stage:
        begin(stage)
        stage.type("\x1b[200~骗人的\x1b[201~\r好评返现\x1b[201~")
        stage.type("，非常抱歉")
        stage.until("抱歉")
        [path] = (tmp_path / "sessions").glob("*.jsonl")
        assert "骗人的" not in path.read_text("utf-8")


def test_lines_pasted_without_brackets_stay_one_reply(tmp_path: Path) -> None:
    with terminal(LIBRARY, tmp_path, *CASE) as stage:
        begin(stage)
        stage.type("您好\r非常抱歉\r这就查")
        stage.until("这就查")
        stage.type("\r")
        stage.until_file(tmp_path / "sessions" / "*.jsonl", "您好\\n非常抱歉\\n这就查")


def test_a_terminal_that_is_gone_ends_the_app_without_spinning(tmp_path: Path) -> None:
    with terminal(LIBRARY, tmp_path, *CASE) as stage:
        begin(stage)
        stage.hang_up()
        assert stage.end() in (129, -signal.SIGHUP)
    [path] = (tmp_path / "sessions").glob("*.jsonl")
    assert read_session(path).torn is None


def test_ctrl_q_leaves_with_a_word_on_how_to_go_on(tmp_path: Path) -> None:
    with terminal(LIBRARY, tmp_path, *CASE) as stage:
        begin(stage)
        stage.type("\x11")
        assert stage.end() == 0
        assert "--resume" in stage.output.decode("utf-8", "replace")
        assert restored(stage)


@pytest.mark.parametrize(
    "env", [{"NO_COLOR": "1"}, {"TERM": "xterm"}, {"LANG": "C", "LC_ALL": "POSIX", "PYTHONUTF8": "0"}]
)
def test_it_plays_without_colours_and_without_a_locale(tmp_path: Path, env: dict[str, str]) -> None:
    with terminal(LIBRARY, tmp_path, *CASE, env=env) as stage:
        begin(stage)
        stage.type("非常抱歉\r")
        stage.until("嗯，你说吧")
