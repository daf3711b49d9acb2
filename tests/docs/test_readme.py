"""What the README says can be done, can be done as it is written, in a folder and a home where nothing is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.authoring.library import FOLDERS
from simulator.authoring.roots import open_library
from simulator.cli.table import commands
from tests.docs.reading import READMES, blocks, rows

ENGLISH, CHINESE = READMES
NUMBERS = dict(
    enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
) | dict(
    enumerate(["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"], start=13)
)

HANZI = dict(enumerate([*"〇一二三四五六七八九十", *(f"十{one}" for one in "一二三四五六七八九"), "二十"]))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A folder with the files that the README has a reader write."""
    for block in blocks(ENGLISH, "file"):
        path = tmp_path / block.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text + "\n", "utf-8")
    return tmp_path


def shell(command: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """The command as a reader would give it, with the environment's own ``kefu``."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, **env},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("number", range(4))
def test_every_command_of_the_readme_does_what_it_says(written: Path, number: int) -> None:
    ran = shell(blocks(ENGLISH, "run")[number].text, written)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_there_are_four_commands_to_run() -> None:
    assert len(blocks(ENGLISH, "run")) == 4


def test_the_first_persona_minds_being_pressed(written: Path) -> None:
    lines = {"别催我嘛。", "让我再想想。"}
    ran = shell(blocks(ENGLISH, "run")[2].text, written)
    assert lines & {line.removeprefix("买家：") for line in ran.stdout.splitlines()}, ran.stdout


@pytest.mark.parametrize(("readme", "language"), [(ENGLISH, "en"), (CHINESE, "zh_CN")], ids=["english", "chinese"])
def test_a_misspelling_is_told_as_the_readme_tells_it(written: Path, readme: Path, language: str) -> None:
    [told] = blocks(readme, "told")
    persona = written / "my-buyers" / "slow-decider.yaml"
    persona.write_text(persona.read_text("utf-8").replace("hears: pressure", "hears: presure"), "utf-8")
    ran = shell("kefu check my-buyers", written, KEFU_LANG=language)
    assert told.text in ran.stdout
    assert ran.returncode == 1


def test_both_readmes_give_the_same_files_and_commands() -> None:
    for mark in ("file", "run"):
        assert blocks(ENGLISH, mark) == blocks(CHINESE, mark)


@pytest.mark.parametrize("readme", READMES, ids=["english", "chinese"])
def test_the_table_holds_every_command_and_no_other(readme: Path) -> None:
    named = [cells[0].strip("`").removeprefix("kefu ") for cells in rows(readme, "command", "命令")]
    assert sorted(named) == sorted(commands())


def test_as_much_is_shipped_as_the_readme_counts() -> None:
    library = open_library()
    counted = {kind: len(library.sources(kind)) for kind in FOLDERS}
    many = {kind: NUMBERS[count] for kind, count in counted.items()}
    told = (
        f"{many['persona']} buyers, {many['scenario']} cases, {many['shop']} shops, "
        f"{many['flow']} flows and {many['rubric']} rubrics"
    )
    assert told in " ".join(ENGLISH.read_text("utf-8").split())
    in_chinese = {kind: HANZI[count] for kind, count in counted.items()}
    told = (
        f"{in_chinese['persona']}位买家、{in_chinese['scenario']}个场景、{in_chinese['shop']}家店铺、"
        f"{in_chinese['flow']}个流程、{in_chinese['rubric']}张评分表"
    )
    assert told in CHINESE.read_text("utf-8")
