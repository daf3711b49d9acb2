"""However a command ends, the exit code says which kind of end it was and stderr says why."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def probe(*args: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.cli.probed", *args],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, **(env or {})},
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    return subprocess.CompletedProcess(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def test_the_answer_goes_to_stdout_and_the_talk_to_stderr() -> None:
    told = probe("answer", "亲")
    assert (told.returncode, told.stdout, told.stderr) == (0, "answer 亲\n", "talk\n")


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("fail", 1, "脚本没通过␛[31m\n"),
        ("misuse", 2, "没有这样的用法\n"),
        ("disk", 1, "腾出空间后再发一次即可"),
        ("one", 1, ""),
        ("leave", 130, ""),
        ("ask", 130, ""),
    ],
)
def test_each_end_has_its_code_and_its_words_and_no_traceback(command: str, code: int, words: str) -> None:
    told = probe(command)
    assert told.returncode == code
    assert words in told.stderr
    assert "Traceback" not in told.stderr


def test_arguments_are_read_as_utf8_in_any_locale() -> None:
    told = probe("answer", "亲，您好", env={"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert told.stdout == "answer 亲，您好\n"


def test_argument_bytes_that_are_no_utf8_are_replaced() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.cli.probed", "answer", b"\xc7\xd7ok"], cwd=ROOT, capture_output=True, check=True
    )
    assert told.stdout.decode() == "answer \ufffd\ufffdok\n"


@pytest.mark.parametrize("args", [("--data", "/d", "where"), ("where", "--data", "/d"), ("--data=/d", "where")])
def test_the_data_folder_may_be_named_before_or_after_the_command(args: tuple[str, ...]) -> None:
    assert probe(*args).stdout == "/d\n"
    assert probe("where").stdout == "None\n"


def test_every_command_tells_the_shared_options_in_the_language_asked_for() -> None:
    told = probe("answer", "--help", "--lang", "en").stdout
    assert "Language of all texts" in told
    assert "Folder for sessions" in told
    assert "界面语言" in probe("answer", "--help").stdout


def wait_and_send(number: int, *, before: str = "") -> tuple[int, bytes, bytes]:
    command = f"{before} exec {sys.executable} -m tests.cli.probed wait"
    with subprocess.Popen(["bash", "-c", command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            child.send_signal(number)
            if before:
                child.send_signal(signal.SIGTERM)
            out, error = child.communicate(timeout=60)
        finally:
            # One that did not end is told as that, and not in a later test, by whoever clears away what was left.
            child.kill()
    return child.returncode, out, error


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_lets_the_command_tidy_up_and_ends_with_its_own_code(number: int, code: int) -> None:
    ended, out, error = wait_and_send(number)
    assert ended == code
    assert out == b"saved\n"
    assert b"Traceback" not in error


def test_under_nohup_a_lost_terminal_ends_nothing() -> None:
    assert wait_and_send(signal.SIGHUP, before="trap '' HUP;")[0] == 143


def test_a_reader_that_leaves_is_no_error_to_speak_of() -> None:
    ended = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tests.cli.probed many | head -1; echo ${{PIPESTATUS[0]}}"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert ended.stdout.decode() == "第 0 行\n141\n"
    assert ended.stderr == b""


@pytest.mark.parametrize("args", ["many", "answer", "--help"])
def test_output_that_cannot_be_written_is_a_failure(args: str) -> None:
    ended = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tests.cli.probed {args} > /dev/full"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "写不进去：No space left on device\n" in ended.stderr.decode()
    assert "Traceback" not in ended.stderr.decode()


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_crash(closed: str) -> None:
    ended = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tests.cli.probed answer {closed}"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0
    assert b"Traceback" not in ended.stderr


def test_a_table_that_names_no_command_is_our_bug(tmp_path: Path) -> None:
    told = probe("--data", str(tmp_path), "wrong")
    assert told.returncode == 3
    assert "not a click command" in next((tmp_path / "crashes").iterdir()).read_text(encoding="utf-8")
