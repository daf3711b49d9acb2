"""What the pages for engineers name is there, and the floors are those that the imports are held to."""

import re
import tomllib

import pytest

from simulator.authoring.library import FOLDERS
from simulator.authoring.roots import open_library
from tests.docs.reading import ROOT, rows

ARCHITECTURE = ROOT / "docs" / "architecture.md"
SYLLABUS = ROOT / "docs" / "syllabus.md"
PLACE = re.compile(r"`((?:simulator|personas|scripts|examples|tests|corpus|tools|docs)/[\w./-]*)`")


def test_the_floors_are_those_of_the_import_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [contract] = [one for one in project["tool"]["importlinter"]["contracts"] if one["type"] == "layers"]
    held = [set(re.findall(r"\w+", layer)) for layer in reversed(contract["layers"])]
    told: dict[int, set[str]] = {}
    for floor, room, *_rest in rows(ARCHITECTURE, "floor"):
        told.setdefault(int(floor), set()).update(re.findall(r"\w+", room))
    assert [told[floor] for floor in sorted(told)] == held


def test_every_room_of_the_package_is_on_a_floor() -> None:
    rooms = {path.name for path in (ROOT / "simulator").iterdir() if (path / "__init__.py").exists()}
    named = {name for _floor, room, *_rest in rows(ARCHITECTURE, "floor") for name in re.findall(r"\w+", room)}
    assert rooms <= named


@pytest.mark.parametrize("document", [ARCHITECTURE, *sorted(ROOT.glob("README*.md"))], ids=lambda path: path.name)
def test_every_place_that_is_named_exists(document: object) -> None:
    text = ROOT.joinpath(str(document)).read_text("utf-8")
    missing = [name for name in PLACE.findall(text) if not (ROOT / name).exists()]
    assert missing == []


def test_every_scenario_persona_flow_and_rubric_has_its_place_in_the_syllabus() -> None:
    text = SYLLABUS.read_text("utf-8")
    library = open_library()
    missing = [name for kind in FOLDERS if kind != "shop" for name in library.sources(kind) if f"`{name}`" not in text]
    assert missing == []
