"""The `kefu` that is ready, by which most tests run commands, does what the installed one does."""

from pathlib import Path

import pytest

from tests.authoring.overlaid import library_folder
from tests.conftest import BeginKefu, RunKefu


@pytest.mark.parametrize(
    ("asked", "stdin"),
    [
        (("--lang", "en", "--help"), ""),
        (("play", "buyer", "case", "--plain", "--json", "--seed", "7", "--library", "lib"), "您好\n@50\n非常抱歉\n"),
        (("check", "lib", "--strict"), ""),
        (("replay", "nothing", "--library", "lib"), ""),
        (("report",), ""),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_both_answer_the_same(
    run_kefu: RunKefu,
    run_installed: RunKefu,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[str, ...],
    stdin: str,
) -> None:
    library_folder(tmp_path).rename(tmp_path / "lib")
    monkeypatch.chdir(tmp_path)
    # Nothing is kept, because the name of a session is another one every time.
    env = {"KEFU_DATA": "/dev/null/x"}
    ready = run_kefu(*asked, stdin=stdin.encode(), env=env)
    installed = run_installed(*asked, stdin=stdin.encode(), env=env)
    assert (ready.returncode, ready.stdout, ready.stderr) == (installed.returncode, installed.stdout, installed.stderr)


def test_one_that_is_killed_ends_by_that_signal(begin_kefu: BeginKefu, run_kefu: RunKefu) -> None:
    """Others run beside it meanwhile."""
    waiting = begin_kefu("hear", "--jsonl")
    assert run_kefu("--version").returncode == 0
    waiting.kill()
    assert waiting.wait() == -9
