"""A file that nothing reads is named with what to do about it, and only such a file; both endings are read."""

import shutil
from pathlib import Path

import pytest

from simulator import wording
from simulator.authoring.checking import check_library
from simulator.authoring.library import Library, Root
from simulator.authoring.roots import shipped
from simulator.authoring.strays import MANY, strays
from simulator.replay.script import find_scripts
from tests.authoring.overlaid import library_folder


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_in_use", "en")


@pytest.fixture
def root(tmp_path: Path) -> Root:
    return Root(library_folder(tmp_path), "library")


def remedies(root: Root) -> dict[str, str]:
    return {stray.told.file: stray.told.remedy for stray in strays(root)}


@pytest.mark.parametrize(
    ("file", "lies", "remedy"),
    [
        ("buyer.yaml", "cold.yaml.txt", "Rename it to cold.yaml."),
        ("buyer.yaml", "cold.YML.TXT", "Rename it to cold.YML."),
        ("buyer.yaml", "cold.txt", "Rename it to cold.yaml."),
        ("scenarios/case.yaml", "scenarios/old/x.yaml", "Move it into the folder scenarios/."),
        ("scenarios/case.yaml", "senarios/x.yaml", "Move it into the folder scenarios/."),
        ("rubrics/marks.yaml", "评分/x.yml", "Move it into the folder rubrics/."),
        ("flows/talk.yaml", "more/x.yaml", "Move it into the folder flows/."),
        ("shops/shop.yaml", "more/x.yaml", "Move it into the folder shops/."),
        ("buyer.yaml", "people/x.yaml", "Move it into the folder personas/ itself."),
    ],
)
def test_a_file_that_nothing_reads_is_told_with_its_place(root: Root, file: str, lies: str, remedy: str) -> None:
    (root.path / lies).parent.mkdir(exist_ok=True)
    shutil.copy(root.path / file, root.path / lies)
    assert remedies(root) == {f"personas/{lies}": remedy}


def test_a_library_inside_the_folder_given_is_named(root: Root) -> None:
    around = Root(root.path.parent, "library")
    told = remedies(around)
    assert f"--library {root.path.as_posix()}" in told[f"{root.path.parent.name}/personas/buyer.yaml"]


@pytest.mark.parametrize(
    ("lies", "text"),
    [
        ("talks/x.yaml", "format: 1\nname: x\npersona: buyer\nscenario: case\ntalk:\n  - say: 您好\n"),
        ("deploy/compose.yaml", "services:\n  web: {image: x}\n"),
        ("notes.txt", "name: 记一下\n明天改老雷的台词。\n"),
        (".old/x.yaml", "format: 1\n"),
        ("cold.yaml.bak", "format: 1\n"),
        ("notes.txt", "format: 1\n"),
    ],
)
def test_nothing_is_said_of_scripts_of_copies_or_of_what_is_no_trainers_file(root: Root, lies: str, text: str) -> None:
    (root.path / lies).parent.mkdir(exist_ok=True)
    (root.path / lies).write_text(text, "utf-8")
    assert remedies(root) == {}


def test_a_home_folder_given_by_mistake_is_not_searched_to_its_end(root: Root) -> None:
    much = root.path / "a"
    much.mkdir()
    for number in range(MANY):
        (much / f"{number}.jpg").touch()
    (root.path / "z").mkdir()
    shutil.copy(root.path / "scenarios" / "case.yaml", root.path / "z" / "x.yaml")
    assert remedies(root) == {}


def test_no_shipped_file_is_passed_over() -> None:
    assert remedies(Root(shipped("personas"), "shipped")) == {}


def test_yml_is_read_like_yaml_and_both_of_one_id_are_an_error(root: Root) -> None:
    (root.path / "buyer.yaml").rename(root.path / "buyer.yml")
    (root.path / "scenarios" / "case.yaml").rename(root.path / "scenarios" / "case.YAML")
    checked = check_library(Library([root]), None)
    assert (checked.diagnostics, checked.pairs) == ([], 1)
    shutil.copy(root.path / "buyer.yml", root.path / "buyer.yaml")
    [told] = check_library(Library([root]), None).diagnostics
    assert (told.code, told.severity) == ("C018", "error")
    assert "buyer.yaml" in told.message
    assert "buyer.yml" in told.message


def test_a_later_folder_may_put_a_yml_in_place_of_a_yaml(root: Root, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shutil.copy(root.path / "buyer.yaml", own / "buyer.yml")
    assert Library([root, Root(own, "own")]).load("persona", "buyer").source.path == own / "buyer.yml"


@pytest.mark.parametrize(
    ("file", "lies", "belongs"),
    [
        ("scenarios/case.yaml", "case.yaml", "scenarios/"),
        ("rubrics/marks.yaml", "scenarios/marks.yaml", "rubrics/"),
        ("buyer.yaml", "shops/buyer.yaml", "personas/ itself"),
        ("flows/talk.yaml", "talk.yaml", "flows/"),
        ("shops/shop.yaml", "shop.yaml", "shops/"),
    ],
)
def test_a_file_among_those_of_another_kind_is_told_once_where_it_belongs(
    root: Root, file: str, lies: str, belongs: str
) -> None:
    shutil.copy(root.path / file, root.path / lies)
    [told] = check_library(Library([root]), None).diagnostics
    assert (told.file, told.code) == (f"personas/{lies}", "S001")
    assert belongs in told.remedy


def test_scripts_may_end_in_yml_too(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yml", "c.YAML", "d.yaml.txt", ".e.yaml"):
        (tmp_path / name).write_text("format: 1\n", "utf-8")
    assert [path.name for path in find_scripts([tmp_path])] == ["a.yaml", "b.yml", "c.YAML"]
