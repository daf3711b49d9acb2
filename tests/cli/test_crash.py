"""Our own mistakes leave a report that helps us and gives nobody away."""

import os
from pathlib import Path

from simulator import __version__
from simulator.cli.crash import command_line, report
from tests.cli.test_endings import probe


def crashed(folder: Path, *args: str) -> str:
    told = probe("--data", str(folder), "crash", *args)
    assert told.returncode == 3
    assert told.stdout == ""
    [path] = (folder / "crashes").iterdir()
    assert str(path) in told.stderr
    assert "Traceback" not in told.stderr
    return path.read_text(encoding="utf-8")


def test_the_report_tells_what_we_need(tmp_path: Path) -> None:
    text = crashed(tmp_path)
    for words in (
        f"kefu: {__version__}", "python: CPython", "platform: ", "textual 8", "jieba 0.42.1", "Traceback", "probed.py",
        "RuntimeError: unexpected", "raise RuntimeError",
    ):  # fmt: skip
        assert words in text


def test_the_report_holds_no_reply_and_no_home(tmp_path: Path) -> None:
    home = os.environ["HOME"]
    text = crashed(tmp_path, "亲，这个退不了", "--reply", "we never refund this", "sorry dear")
    for words in ("退不了", "refund", "sorry", "这句是客服说的", home, "/home/somebody"):
        assert words not in text
    assert "kefu --data <" in text
    assert "crash <7 characters> --reply <20 characters> <10 characters>" in text
    assert "~/secret" in text
    assert "~/x" in text


def test_an_option_with_its_value_attached_loses_the_value() -> None:
    assert (
        command_line(["hear", "--as=买家", "-v", "--", "好"], ["hear"])
        == "kefu hear --as -v <2 characters> <1 characters>"
    )
    assert command_line(["hear", "--我们不退", "-亲"], ["hear"]) == "kefu hear <6 characters> <2 characters>"


def test_a_report_cannot_steer_the_terminal_it_is_pasted_from() -> None:
    text = report(ValueError("\x1b]52;c;aGk=\x07 \u202e"), [], [])
    assert "\x1b" not in text
    assert "␛]52" in text
    assert "\\u202e" in text


def test_the_whole_chain_of_causes_is_told() -> None:
    try:
        try:
            raise KeyError("first")
        except KeyError as error:
            raise ValueError("second") from error
    except ValueError as error:
        text = report(error, [], [])
    assert text.index("KeyError: 'first'") < text.index("ValueError: second")


def test_where_no_report_can_be_written_it_is_shown(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    told = probe("--data", str(tmp_path / "file" / "x"), "crash", "亲，您好")
    assert told.returncode == 3
    assert "请把下面这份报告发给我们" in told.stderr
    assert "## kefu crash report" in told.stderr
    assert "您好" not in told.stderr
