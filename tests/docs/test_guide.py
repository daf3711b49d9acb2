"""The trainer's guide leaves nothing out, and every file in it can be used as it stands."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from simulator.authoring.checking import check_library
from simulator.authoring.codes import codes, explain
from simulator.authoring.compiling.vocabulary import GAUGE_SUBJECTS
from simulator.authoring.compiling.when import DETAILS, HEADS
from simulator.authoring.diagnostics import render_all
from simulator.authoring.library import FOLDERS
from simulator.authoring.models import FlowFile, PersonaFile, ScenarioFile, ShopFile
from simulator.authoring.models.rubric import RubricFile
from simulator.authoring.models.script import ScriptFile
from simulator.authoring.roots import open_library
from simulator.core.signals import SIGNALS
from simulator.core.taxonomy import LABELS
from simulator.core.turn import SUBJECTS
from simulator.replay.batch import run_file
from tests.docs.reading import GUIDE, ROOT, blocks, rows

TEXT = GUIDE.read_text("utf-8")
FILES = blocks(GUIDE, "file")
WORDS = set(re.findall(r"[a-z][a-z_.]*", TEXT))
MODELS = (FlowFile, PersonaFile, ScenarioFile, ShopFile, RubricFile, ScriptFile)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guide")
    for block in FILES:
        path = folder / block.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text + "\n", "utf-8")
    return folder


def test_there_is_a_whole_file_of_every_kind() -> None:
    folders = {block.name.rpartition("/")[0] for block in FILES}
    wanted = {"my-library" if folder == "." else f"my-library/{folder}" for folder in FOLDERS.values()}
    assert folders == {*wanted, "my-scripts"}


def test_nothing_is_wrong_with_the_files_of_the_guide(written: Path) -> None:
    library = open_library(None, [written / "my-library"])
    own = {(kind, one.id) for kind in FOLDERS for one in library.sources(kind).values() if one.root.label == "library"}
    # The persona walks its own flow here; the shipped scenarios have tests of their own.
    checked = check_library(library, own - {("persona", "careful")})
    assert len(own) == 5
    assert checked.pairs >= 1
    assert checked.diagnostics == [], render_all(checked.diagnostics)


def test_the_script_of_the_guide_passes(written: Path) -> None:
    ran = run_file(written / "my-scripts" / "leaking_kettle.yaml", open_library(None, [written / "my-library"]))
    assert ran.passed, render_all(ran.diagnostics)


def keys(model: Any, seen: set[Any]) -> Iterator[str]:
    """Every key that an author may write in a file of that model, however deep."""
    if model in seen:
        return
    seen.add(model)
    if fields := getattr(model, "model_fields", None):
        for name, field in fields.items():
            yield field.alias or name
            yield from keys(field.annotation, seen)
    for argument in get_args(model):
        if not isinstance(argument, str | int | bool):
            yield from keys(argument, seen)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_every_file_is_in_the_guide(model: type[Any]) -> None:
    found = set(keys(model, set()))
    assert len(found) > 10
    assert found - WORDS == set()


def test_all_that_rules_may_hear_is_in_the_guide() -> None:
    assert {*LABELS, *SIGNALS, "anything", "unclear", "always"} - WORDS == set()


def test_all_that_conditions_may_ask_is_in_the_guide() -> None:
    assert {*SUBJECTS, *GAUGE_SUBJECTS} - WORDS == set()


def test_all_that_rubrics_may_ask_is_in_the_guide() -> None:
    assert {*HEADS, *DETAILS} - WORDS == set()


def test_every_code_has_a_page_and_a_row_with_its_title() -> None:
    told = {cells[0].strip("`"): cells[1] for cells in rows(GUIDE, "代码")}
    assert told == {code: explain(code).splitlines()[0].split(" ", 2)[2] for code in codes()}


def test_every_code_in_the_sources_has_a_page() -> None:
    used: set[str] = set()
    for path in (ROOT / "simulator").rglob("*.py"):
        used |= set(re.findall(r'"([YSCMRV]\d{3})"', path.read_text("utf-8")))
    assert len(used) > 50
    assert used <= set(codes())
