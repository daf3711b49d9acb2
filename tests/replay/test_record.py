"""`kefu replay --record`: what came is written where it was expected otherwise, and nothing else is touched."""

from pathlib import Path

import pytest

from tests.conftest import RunKefu

SCRIPT = """\
format: 1
name: 记一份   # 说明留着
persona: cold
scenario: wrong-lock
seed: 3
talk:
  - say: 非常抱歉，给您添麻烦了。   # 先道歉
    expect: {state: "explained", moods: {anger: 8, trust: ">= 8"}, hears: [apologise]}
  - say: 您自己没看清楚吧。
    expect:
      state: explained
      moods:
        trust: 8
end:
  result: won
  stars: ">= 5"
  marks: {total: 100}
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(SCRIPT, "utf-8")
    return path


def test_a_script_that_failed_passes_once_what_came_is_recorded(run_kefu: RunKefu, script: Path) -> None:
    assert run_kefu("replay", str(script)).returncode == 1
    told = run_kefu("replay", "--record", str(script))
    assert told.returncode == 0, told.stdout
    assert "moods.anger 8 → " in told.stderr
    assert run_kefu("replay", str(script)).returncode == 0
    text = script.read_text("utf-8")
    assert text.count("# ") == 2
    assert "hears: [apologise]" in text
    assert [line.split(":")[0] for line in text.splitlines()] == [line.split(":")[0] for line in SCRIPT.splitlines()]


def test_what_should_be_heard_is_the_author_s_and_still_fails(run_kefu: RunKefu, script: Path) -> None:
    script.write_text(SCRIPT.replace("hears: [apologise]", "hears: [praise]"), "utf-8")
    told = run_kefu("replay", "--record", str(script))
    assert told.returncode == 1
    assert "praise" in told.stdout
    assert "hears: [praise]" in script.read_text("utf-8")


def test_a_script_that_passes_is_not_written(run_kefu: RunKefu, script: Path) -> None:
    run_kefu("replay", "--record", str(script))
    before = script.stat()
    assert run_kefu("replay", "--record", str(script)).stderr == ""
    assert (script.stat().st_mtime_ns, script.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_the_scripts_that_came_with_kefu_are_written_only_where_they_are_named(run_kefu: RunKefu) -> None:
    assert run_kefu("replay", "--record").returncode == 2
