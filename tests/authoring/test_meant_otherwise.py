"""Mistakes that many make, told by what was meant rather than by the rule that was broken."""

from pathlib import Path

import pytest

from simulator import wording
from simulator.authoring.checking import check_library
from simulator.authoring.diagnostics import Diagnostic
from simulator.authoring.library import Library, Root
from tests.authoring.overlaid import library_folder


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_in_use", "en")


def faults(file: Path) -> list[Diagnostic]:
    root = next(parent for parent in file.parents if parent.name == "personas")
    return check_library(Library([Root(root, "library")]), None).diagnostics


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
    assert "bonus: [outcome]" in remedies


def test_an_empty_part_of_the_kpi_is_not_advised_away(tmp_path: Path) -> None:
    rubric = library_folder(tmp_path) / "rubrics" / "marks.yaml"
    text = rubric.read_text("utf-8")
    rubric.write_text(text.replace("bonus: [attitude]", "bonus: []"), "utf-8")
    [empty] = faults(rubric)
    assert empty.code == "S006"
    assert "bonus: [outcome]" in empty.remedy
    rubric.write_text(text.replace("bonus: [attitude]", "bonus: [outcome]"), "utf-8")
    assert faults(rubric) == []


@pytest.mark.parametrize(("flows", "cured"), [("[]", False), ("[talk]", True)])
def test_only_what_may_be_left_out_is_advised_away(tmp_path: Path, flows: str, cured: bool) -> None:
    buyer = library_folder(tmp_path) / "buyer.yaml"
    buyer.write_text(buyer.read_text("utf-8").replace("flows: [talk]", f"flows: {flows}"), "utf-8")
    assert ["Write something there."] * (not cured) == [one.remedy for one in faults(buyer)]


@pytest.mark.parametrize(
    ("word", "likely"),
    [
        ("comfort", "empathise Empathy、reassure Reassurance"),
        ("sorry", "apologise Apology"),
        ("coupon", "compensate Compensation"),
        ("insult", "contempt Contempt、provoke Provocation"),
    ],
)
def test_a_word_translated_is_answered_by_its_meaning_and_not_by_the_alphabet(
    tmp_path: Path, word: str, likely: str
) -> None:
    root = library_folder(tmp_path, "persona", f"anywhere: [{{hears: {word}, says: angry}}]")
    [told] = faults(root / "buyer.yaml")
    assert told.remedy == f"Perhaps you mean: {likely}. The trainer's guide lists all."


def test_a_word_of_no_meaning_is_answered_by_the_nearest_letters(tmp_path: Path) -> None:
    root = library_folder(tmp_path, "persona", "anywhere: [{hears: graet_them, says: angry}]")
    [told] = faults(root / "buyer.yaml")
    assert told.remedy.startswith("Among others there are: ")
    assert told.remedy.index("greet Greeting") < told.remedy.index("、")


@pytest.mark.parametrize(("word", "likely"), [("安抚", "empathise"), ("骂人", "contempt"), ("倾听买家", "listen")])
def test_a_part_of_a_chinese_name_is_answered_by_the_id(tmp_path: Path, word: str, likely: str) -> None:
    root = library_folder(tmp_path, "persona", f"anywhere: [{{hears: [{word}], says: angry}}]")
    [told] = faults(root / "buyer.yaml")
    assert told.remedy.startswith(f"Ids are in English. Perhaps you mean: {likely} ")


@pytest.mark.parametrize("written", ["３", "三", "' 3'"])
def test_a_number_in_other_digits_is_told_how_to_write_it(tmp_path: Path, written: str) -> None:
    buyer = library_folder(tmp_path) / "buyer.yaml"
    buyer.write_text(buyer.read_text("utf-8").replace("difficulty: 1", f"difficulty: {written}"), "utf-8")
    assert [one.remedy for one in faults(buyer)] == ["Write 3 in half-width digits, with no quotation marks."]
    buyer.write_text(buyer.read_text("utf-8").replace(f"difficulty: {written}", "difficulty: 3"), "utf-8")
    assert faults(buyer) == []


def test_a_word_in_braces_alone_is_told_to_be_quoted(tmp_path: Path) -> None:
    case = library_folder(tmp_path) / "scenarios" / "case.yaml"
    case.write_text(case.read_text("utf-8") + "lines:\n  fine: [{product}, 好的。]\n", "utf-8")
    [told] = faults(case)
    assert told.remedy.endswith('"{product}".')


@pytest.mark.parametrize(
    ("guard", "code", "remedy"),
    [
        ("≤ 3", "C004", "≤ does not count here"),
        ("“>= 3”", "C004", "“”"),
        ("'>= 12'", "C024", "from 0 to 9"),
    ],
)
def test_a_condition_that_cannot_hold_or_be_read_is_an_error(
    tmp_path: Path, guard: str, code: str, remedy: str
) -> None:
    root = library_folder(tmp_path)
    rule = f"anywhere:\n  - hears: thank\n    if: {{trust: {guard}}}\n    says: angry\n"
    (root / "buyer.yaml").write_text((root / "buyer.yaml").read_text("utf-8") + rule, "utf-8")
    [told] = faults(root / "buyer.yaml")
    assert (told.code, told.severity) == (code, "error")
    assert remedy in told.remedy


@pytest.mark.parametrize(
    ("file", "written", "instead", "remedy"),
    [
        ("scenarios/case.yaml", "stage: aftersale", "stage: 售后", 'Try "aftersale".'),
        ("scenarios/case.yaml", "kind: issue", "kind: 毛病", 'Try "issue".'),
        (
            "shops/shop.yaml",
            "discount: 95",
            "discount: 95折",
            "Write 95 in half-width digits, with no quotation marks.",
        ),
        ("flows/talk.yaml", "feels: {trust: 1}", "feels: {信任: 1}", "Write “trust”."),
        ("scenarios/case.yaml", "flow: talk", "flow: 保修", "Write small English letters and digits"),
        ("shops/shop.yaml", "discount: 95", "discount: 9.5折", "Write how many percent of the price are left: 95"),
        ("shops/shop.yaml", "id: shop", "id: corner-shop", "Name the file corner-shop.yaml, or"),
        ("shops/shop.yaml", "format: 1", "format: 2", "Begin the file with the line “format: 1”."),
        ("shops/shop.yaml", "format: 1", "format: １", "Begin the file with the line “format: 1”."),
        ("rubrics/marks.yaml", "points: 5", "points: 十分", "Write a whole number in half-width digits, such as 3."),
        ("rubrics/marks.yaml", "when: {act: apologise}", "when: {act: contempt}", "That is written “fault: contempt”."),
        ("rubrics/marks.yaml", "when: {fault: contempt}", "when: {fault: own}", "That is written “act: own”."),
    ],
)
def test_the_words_of_the_guide_are_answered_by_what_stands_for_them_in_a_file(
    tmp_path: Path, file: str, written: str, instead: str, remedy: str
) -> None:
    path = library_folder(tmp_path) / file
    text = path.read_text("utf-8")
    assert written in text
    path.write_text(text.replace(written, instead, 1), "utf-8")
    [told] = faults(path)
    assert told.remedy.startswith(remedy)


def test_a_waiting_time_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    waits = "waits: [{after: 30, says: nudge}, {after: 四十五秒, says: nudge_again}]"
    root = library_folder(tmp_path, "persona", waits)
    assert {one.code for one in faults(root / "buyer.yaml")} == {"C021"}
