"""Every page about compiling, surveying and scripts: its bad example yields that code, its good one nothing at all."""

import re
import shutil
from pathlib import Path

import pytest

from simulator.authoring.checking import check_library
from simulator.authoring.codes import Example, codes, page
from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import Library, Root
from simulator.authoring.strays import strays
from simulator.replay.run import run_script
from simulator.replay.script import script_of
from tests.authoring.overlaid import FILES, library_folder

SIMULATOR = Path(__file__).parents[2] / "simulator"
OF_COMPILING = [code for code in codes() if code.startswith("C")]
OF_SURVEY = [code for code in codes() if code.startswith("V")]
OF_SCRIPTS = [code for code in codes() if code.startswith("R")]
ALL = [*OF_COMPILING, *OF_SURVEY, *OF_SCRIPTS]


def found_in(example: Example, folder: Path) -> list[Diagnostic]:
    """All that compiling, surveying or running finds."""
    part = example.traits["in"]
    if part == "script":
        library = Library([Root(library_folder(folder), "library")])
        return list(run_script(script_of(example.text, "example.yaml"), library).diagnostics)
    root = library_folder(folder, part, example.text)
    if "at" in example.traits:
        (root / example.traits["at"]).parent.mkdir()
        shutil.copy(root / FILES[part], root / example.traits["at"])
    library = Library([Root(root, "library")])
    try:
        warnings = compile_chart(library, "buyer", "case").warnings
    except Problems as problems:
        return list(problems.diagnostics)
    passed_over = [stray.told for stray in strays(library.roots[0])]
    return [*warnings, *check_library(library, None).diagnostics, *passed_over]


@pytest.mark.parametrize("code", ALL)
def test_the_examples_show_what_they_say(code: str, tmp_path: Path) -> None:
    bad = found_in(page(code).bad, tmp_path / "bad")
    assert code in {one.code for one in bad}
    # A state without a way in has rules that never fire, and the survey says so too.
    assert {one.code for one in bad if one.severity == "error"} <= {code}
    assert [one for one in found_in(page(code).good, tmp_path / "good") if one.code[0] in "CVR"] == []


@pytest.mark.parametrize("code", ALL)
def test_a_page_has_a_short_title_and_a_reason(code: str) -> None:
    found = page(code)
    assert found.code == code
    assert 2 <= len(found.title) <= 30
    assert len(found.text.split("\n", 1)[1].split("##")[0].strip()) >= 20


def test_every_code_that_the_sources_use_has_its_page_and_no_page_is_stale() -> None:
    rooms = [SIMULATOR / "authoring", SIMULATOR / "replay"]
    texts = [file.read_text("utf-8") for room in rooms for file in room.rglob("*.py")]
    used = {code for text in texts for code in re.findall(r'"([CVR][0-9]{3})"', text)}
    assert used == set(ALL)
