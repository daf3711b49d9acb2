"""Mistakes that many make, told by what was meant rather than by the rule that was broken."""

from pathlib import Path

import pytest

from simulator import wording
from simulator.authoring.checking import check_library
from simulator.authoring.library import Library, Root
from tests.authoring.overlaid import library_folder


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_in_use", "en")


@pytest.mark.parametrize(
    ("part", "fragment", "remedy"),
    [
        ("persona", "flows: [presale，aftersale]", "The Chinese comma does not count"),
        ("persona", "anywhere: [{hears: thank, says: 你怎么这样}]", "put them in [ ]"),
        ("persona", "anywhere: [{hears: thank, says: 【你怎么这样】}]", "put them in [ ]"),
        ("persona", "anywhere: [{hears: [否定需求], says: angry}]", "Write “deny_need”."),
        ("shop", "facts: [{topic: 使用人, text: 谁都能用}]", "Write “recipient”."),
    ],
)
def test_chinese_in_the_place_of_an_id_is_told_what_to_write(
    part: str, fragment: str, remedy: str, tmp_path: Path
) -> None:
    root = library_folder(tmp_path, part, fragment)
    found = check_library(Library([Root(root, "library")]), None).diagnostics
    assert [one.code for one in found] == ["S008"]
    assert remedy in found[0].remedy


def test_a_scenario_among_the_personas_is_told_once_where_it_belongs(tmp_path: Path) -> None:
    root = library_folder(tmp_path)
    (root / "scenarios" / "case.yaml").rename(root / "case.yaml")
    [fault] = check_library(Library([Root(root, "library")]), None).diagnostics
    assert fault.code == "S001"
    assert "scenarios/" in fault.remedy


def test_a_missing_format_and_a_missing_part_of_the_kpi_say_what_to_write(tmp_path: Path) -> None:
    root = library_folder(tmp_path)
    shop, rubric = root / "shops" / "shop.yaml", root / "rubrics" / "marks.yaml"
    shop.write_text(shop.read_text("utf-8").replace("format: 1\n", ""), "utf-8")
    text = rubric.read_text("utf-8")
    rubric.write_text(text[: text.index("kpi:")] + "kpi: {conversion: [a], attitude: [b]}\n", "utf-8")
    found = check_library(Library([Root(root, "library")]), None).diagnostics
    remedies = " ".join(one.remedy for one in found if one.code == "S002")
    assert "format: 1" in remedies
    assert "bonus: [id]" in remedies
