"""The installed command: what it tells, in which language, and what it refuses."""

import subprocess
import sys

import pytest

from simulator import __version__
from tests.conftest import KEFU, RunKefu


def test_the_help_is_chinese_and_names_every_command(run_kefu: RunKefu) -> None:
    told = run_kefu("--help")
    assert told.returncode == 0
    assert told.stderr == ""
    for words in ("用法", "电商客服情景对练", "play", "hear", "replay", "list", "选项", "命令", "显示本说明并退出"):
        assert words in told.stdout


@pytest.mark.parametrize("args", [("--lang", "en", "--help"), ("--help", "--lang=en"), ("--help", "--lang", "en_GB")])
def test_the_help_is_english_wherever_the_option_stands(run_kefu: RunKefu, args: tuple[str, ...]) -> None:
    told = run_kefu(*args).stdout
    assert told.startswith("Usage: kefu [OPTIONS] COMMAND [ARGS]…")
    assert not [c for c in told if "\u4e00" <= c <= "\u9fff"]


def test_the_environment_chooses_the_language_and_the_option_overrules_it(run_kefu: RunKefu) -> None:
    assert "Usage:" in run_kefu("--help", env={"KEFU_LANG": "en"}).stdout
    assert "用法" in run_kefu("--help", "--lang", "zh", env={"KEFU_LANG": "en"}).stdout
    assert "用法" in run_kefu("--help", env={"LANG": "en_US.UTF-8", "LANGUAGE": "en"}).stdout


def test_an_unknown_language_is_misuse(run_kefu: RunKefu) -> None:
    for told in (run_kefu("--lang", "fr", "--help"), run_kefu("--help", env={"KEFU_LANG": "fr"})):
        assert told.returncode == 2
        assert told.stdout == ""
        assert told.stderr == "没有 fr 这种语言，可选 zh_CN 和 en\n"


def test_the_version_is_an_answer(run_kefu: RunKefu) -> None:
    told = run_kefu("--version")
    assert (told.returncode, told.stdout, told.stderr) == (0, f"kefu {__version__}\n", "")


def test_a_misspelt_command_gets_the_nearest_one(run_kefu: RunKefu) -> None:
    told = run_kefu("replya")
    assert told.returncode == 2
    assert told.stdout == ""
    assert "没有 replya 这个命令。 是不是想写 replay？" in told.stderr


def test_a_command_of_control_bytes_cannot_steer_the_terminal(run_kefu: RunKefu) -> None:
    told = run_kefu("\x1b]52;c;aGk=\x07")
    assert told.returncode == 2
    assert "\x1b" not in told.stderr
    assert "␛]52" in told.stderr


@pytest.mark.parametrize("args", [("--nope",), ("--data",), ("--lang",)])
def test_a_wrong_option_is_misuse(run_kefu: RunKefu, args: tuple[str, ...]) -> None:
    told = run_kefu(*args)
    assert told.returncode == 2
    assert told.stdout == ""
    assert "错误：" in told.stderr


def test_nothing_asked_shows_the_help_and_is_misuse(run_kefu: RunKefu) -> None:
    told = run_kefu()
    assert told.returncode == 2
    assert "命令:" in told.stderr


def test_the_module_is_the_command() -> None:
    told = subprocess.run([sys.executable, "-m", "simulator", "--help"], capture_output=True, check=True)
    assert told.stdout.decode().startswith("用法： kefu ")


def test_it_works_in_a_place_that_knows_no_utf8(run_kefu: RunKefu) -> None:
    for place in ({"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        told = run_kefu("没有的命令", env=place)
        assert told.returncode == 2
        assert "没有 没有的命令 这个命令" in told.stderr


def test_the_shell_can_complete_commands_without_loading_them(run_kefu: RunKefu) -> None:
    told = run_kefu(env={"_KEFU_COMPLETE": "zsh_complete", "COMP_WORDS": "kefu re", "COMP_CWORD": "1"})
    assert "replay" in told.stdout.split("\n")
    assert told.returncode == 0


def test_the_help_loads_nothing_heavy() -> None:
    """What a command needs is loaded by that command: `kefu --help` answers in the time of an import of click."""
    told = subprocess.run([sys.executable, "-X", "importtime", KEFU, "--help"], capture_output=True, check=True)
    loaded = {line.rsplit("|", 1)[1].strip() for line in told.stderr.decode().splitlines() if "|" in line}
    assert "click" in loaded
    assert "simulator.cli.main" in loaded
    heavy = {
        "textual", "rich", "jieba", "pydantic", "yaml", "numpy", "msgspec", "opencc", "jinja2", "transitions",
        "platformdirs", "ahocorasick_rs", "asyncio", "ssl", "importlib.metadata",
        "simulator.understanding", "simulator.authoring", "simulator.core", "simulator.practice", "simulator.tui",
        "simulator.replay", "simulator.reports", "simulator.scoring", "simulator.storage.journal",
    }  # fmt: skip
    assert not loaded & heavy
