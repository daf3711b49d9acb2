"""`kefu check`: every file and every pair, all findings at once, and talks as proof."""

import json
from pathlib import Path

import pytest

from tests.authoring.overlaid import library_folder
from tests.conftest import RunKefu

UNWINNABLE = "states: {asking: {rules: [{hears: apologise, if: {trust: '>= 9'}, to: happy, says: fine}]}}"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return library_folder(tmp_path)


def test_a_sound_folder_is_sound(run_kefu: RunKefu, shelf: Path) -> None:
    told = run_kefu("check", str(shelf))
    assert told.returncode == 0, told.stdout
    assert told.stdout.splitlines() == ["没有发现问题。", "已检查 6 个文件、1 组搭配、0 个脚本。"]


def test_faults_of_many_files_are_told_in_one_run(run_kefu: RunKefu, shelf: Path) -> None:
    (shelf / "buyer.yaml").write_text((shelf / "buyer.yaml").read_text("utf-8") + "tpye: x\n", "utf-8")
    (shelf / "scenarios" / "odd.yaml").write_text(
        (shelf / "scenarios" / "case.yaml")
        .read_text("utf-8")
        .replace("id: case", "id: odd")
        .replace("shop: shop", "shop: shpo"),
        "utf-8",
    )
    told = run_kefu("check", str(shelf))
    assert told.returncode == 1
    assert "buyer.yaml:8:1: S001" in told.stdout
    assert "odd.yaml:6:7: C030 没有“shpo”这个店铺" in told.stdout
    assert "改成“shop”试试" in told.stdout


def test_a_buyer_whom_nobody_can_win_is_proved_by_the_nearest_talk(run_kefu: RunKefu, tmp_path: Path) -> None:
    shelf = library_folder(tmp_path, "flow", UNWINNABLE)
    told = run_kefu("check", str(shelf))
    assert told.returncode == 1
    assert "V004 buyer × case：谁也赢不了这位买家" in told.stdout
    assert "最接近的是“lost”" in told.stdout
    assert "警告：没有任何对话走得到“happy”这个状态" in told.stdout


def test_warnings_fail_only_when_strict(run_kefu: RunKefu, tmp_path: Path) -> None:
    rules = "states: {asking: {rules: [{hears: apologise, to: happy, says: fine}, {hears: apologise, says: fine}]}}"
    shelf = library_folder(tmp_path, "flow", rules)
    told = run_kefu("check", str(shelf))
    assert told.returncode == 0
    assert "V002 警告" in told.stdout
    assert run_kefu("check", str(shelf), "--strict").returncode == 1


def test_one_file_is_checked_with_the_pairs_it_takes_part_in_and_nothing_is_said_of_others(
    run_kefu: RunKefu, tmp_path: Path
) -> None:
    shelf = library_folder(tmp_path, "flow", UNWINNABLE)
    (shelf / "shops" / "other.yaml").write_text("format: 1\n", "utf-8")
    told = run_kefu("check", str(shelf / "scenarios" / "case.yaml"))
    assert "V004" in told.stdout
    assert "V001" not in told.stdout
    assert "other.yaml" not in told.stdout
    assert "1 个文件、1 组搭配" in told.stdout


def test_ids_may_be_asked_about_too(run_kefu: RunKefu, shelf: Path) -> None:
    assert run_kefu("check", "buyer", "shop", "--library", str(shelf)).stdout.endswith(
        "2 个文件、1 组搭配、0 个脚本。\n"
    )
    told = run_kefu("check", "byer", "--library", str(shelf))
    assert told.returncode == 2
    assert "是不是想写 buyer" in told.stderr


def test_scripts_are_checked_without_being_played(run_kefu: RunKefu, shelf: Path, tmp_path: Path) -> None:
    script = tmp_path / "scripts" / "s.yaml"
    script.parent.mkdir()
    text = "format: 1\nname: x\npersona: buyer\nscenario: case\ntalk:\n  - say: 您好\n    expect: {state: hapy}\n"
    script.write_text(text, "utf-8")
    told = run_kefu("check", str(script), "--library", str(shelf))
    assert told.returncode == 1
    assert "s.yaml:7:21: R013" in told.stdout
    script.write_text(text.replace("hapy", "happy"), "utf-8")
    assert run_kefu("check", str(script.parent), "--library", str(shelf)).returncode == 0


def test_programs_get_an_array(run_kefu: RunKefu, tmp_path: Path) -> None:
    shelf = library_folder(tmp_path, "flow", UNWINNABLE)
    told = run_kefu("check", "--json", str(shelf))
    found = json.loads(told.stdout)
    assert {one["code"] for one in found} == {"V001", "V002", "V004"}
    assert told.returncode == 1


def test_a_code_is_explained_with_both_examples(run_kefu: RunKefu) -> None:
    told = run_kefu("check", "--explain", "v004")
    assert told.returncode == 0
    assert told.stdout.startswith("# V004 ")
    assert "## 错误写法" in told.stdout
    assert run_kefu("check", "--explain", "Z999").returncode == 2


@pytest.mark.parametrize("name", ["/nonexistent/x.yaml", "/nonexistent/flows/x.yaml", "/dev/zero", "."])
def test_paths_that_hold_nothing_to_check_fail_at_once(run_kefu: RunKefu, tmp_path: Path, name: str) -> None:
    told = run_kefu("check", str(tmp_path) if name == "." else name)
    assert told.returncode == 1
    assert "Traceback" not in told.stderr


def test_a_file_that_the_library_does_not_use_is_said_to_be_none(run_kefu: RunKefu, shelf: Path) -> None:
    (shelf / "buyer.yaml").rename(shelf / "buyer.yaml.txt")
    told = run_kefu("check", str(shelf / "buyer.yaml.txt"))
    assert told.returncode == 1
    assert "没有用上" in told.stderr


def test_rubrics_are_compiled_too(run_kefu: RunKefu, shelf: Path) -> None:
    rubric = shelf / "rubrics" / "marks.yaml"
    rubric.write_text(rubric.read_text("utf-8").replace("weight: 60", "weight: 50"), "utf-8")
    told = run_kefu("check", str(shelf))
    assert told.returncode == 1
    assert "marks.yaml" in told.stdout


def test_files_that_nothing_reads_are_named_in_a_folder_and_by_every_command(run_kefu: RunKefu, shelf: Path) -> None:
    (shelf / "scenarios" / "old").mkdir()
    (shelf / "scenarios" / "case.yaml").rename(shelf / "scenarios" / "old" / "case.yaml")
    (shelf / "buyer.yaml").rename(shelf / "buyer.yaml.txt")
    for folder in (shelf, shelf.parent):
        told = run_kefu("check", str(folder))
        assert told.returncode == 0
        assert "case.yaml: C032 警告：这个文件没有用上\n    请移到 scenarios/ 里。" in told.stdout
        assert "buyer.yaml.txt: C032 警告：这个文件没有用上\n    请改名为 buyer.yaml。" in told.stdout
    listed = run_kefu("list", "scenarios", "--library", str(shelf))
    assert listed.returncode == 0
    assert listed.stderr.count("C032 警告") == 2


def test_a_folder_of_nothing_but_a_misnamed_file_says_so(run_kefu: RunKefu, tmp_path: Path) -> None:
    (tmp_path / "cold.yml.txt").write_text("format: 1\n", "utf-8")
    told = run_kefu("check", str(tmp_path))
    assert "请改名为 cold.yml。" in told.stdout


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_a_file_in_another_encoding_is_named_like_any_other(run_kefu: RunKefu, shelf: Path, encoding: str) -> None:
    for file in ("buyer.yaml", "scenarios/case.yaml"):
        (shelf / file).write_bytes((shelf / file).read_text("utf-8").encode(encoding))
    told = run_kefu("check", str(shelf))
    code = {"gbk": "Y019", "utf-16": "Y020"}[encoding]
    assert f"\npersonas/scenarios/case.yaml: {code} " in f"\n{told.stdout}"
    assert f"\npersonas/buyer.yaml: {code} " in f"\n{told.stdout}"
    assert f"\npersonas/buyer.yaml: {code} " in f"\n{run_kefu('check', str(shelf / 'buyer.yaml')).stdout}"


def test_a_rubric_that_marks_the_cases_of_others_too_is_told_with_both_files(run_kefu: RunKefu, shelf: Path) -> None:
    rubric = shelf / "rubrics" / "marks.yaml"
    text = rubric.read_text("utf-8").replace("flows: [talk]", "flows: [aftersale]")
    rubric.write_text(text, "utf-8")
    told = run_kefu("check", str(rubric))
    assert "marks.yaml:5:1: M012 警告" in told.stdout
    assert "personas/rubrics/aftersale.yaml" in told.stdout
    assert "damaged-on-arrival" in told.stdout
    rubric.write_text(text + "shops: [shop]\n", "utf-8")
    assert "M012" not in run_kefu("check", str(rubric)).stdout
