"""`kefu list`: what there is and where it comes from; a broken file is listed, not fatal."""

import json
from pathlib import Path

import pytest

from tests.authoring.overlaid import library_folder
from tests.conftest import RunKefu


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return library_folder(tmp_path)


def test_every_kind_is_listed_with_where_it_comes_from(run_kefu: RunKefu, shelf: Path, tmp_path: Path) -> None:
    own = tmp_path / "data" / "personas"
    library_folder(own.parent)
    (own / "buyer.yaml").rename(own / "mine.yaml")
    (own / "mine.yaml").write_text((own / "mine.yaml").read_text("utf-8").replace("id: buyer", "id: mine"), "utf-8")
    told = run_kefu("list", "--library", str(shelf), "--data", str(own.parent))
    assert told.returncode == 0
    rows = {line.split()[0]: line.split()[1] for line in told.stdout.splitlines() if line.startswith("  ")}
    assert rows["cold"] == rows["smart-home"] == "自带"
    assert rows["mine"] == "自己的"
    assert rows["buyer"] == rows["case"] == rows["talk"] == rows["marks"] == "资料库"
    heads = [line.split("：")[0] for line in told.stdout.splitlines() if line and not line.startswith(" ")]
    assert heads == ["买家", "场景", "店铺", "评分表", "流程"]


def test_columns_are_counted_in_cells(run_kefu: RunKefu, shelf: Path) -> None:
    (shelf / "a_much_longer_name.yaml").write_text(
        (shelf / "buyer.yaml").read_text("utf-8").replace("id: buyer", "id: a_much_longer_name"), "utf-8"
    )
    told = run_kefu("list", "personas", "--library", str(shelf)).stdout
    rows = [line for line in told.splitlines() if "资料库" in line]
    assert len({line.index("资料库") for line in rows}) == 1
    assert len(rows) == 2


def test_programs_learn_what_can_be_played(run_kefu: RunKefu, shelf: Path) -> None:
    data = json.loads(run_kefu("list", "personas", "--json", "--library", str(shelf)).stdout)
    [row] = [row for row in data["personas"] if row["id"] == "buyer"]
    assert row["from"] == "library"
    assert row["scenarios"] == ["case"]
    assert row["file"] == str(shelf / "buyer.yaml")


def test_a_broken_file_is_listed_with_its_fault(run_kefu: RunKefu, shelf: Path) -> None:
    (shelf / "buyer.yaml").write_text("id: [\x1b", "utf-8")
    told = run_kefu("list", "personas", "--library", str(shelf))
    assert told.returncode == 0
    assert "✗ Y0" in told.stdout
    assert "\x1b" not in told.stdout


def test_sessions_are_listed_newest_first_and_damaged_ones_with_their_problem(run_kefu: RunKefu, shelf: Path) -> None:
    for typed in ("您好\n非常抱歉\n", "您好\n"):
        run_kefu("play", "buyer", "--plain", "--library", str(shelf), stdin=typed.encode())
    data = json.loads(run_kefu("list", "sessions", "--json").stdout)["sessions"]
    assert [(row["persona"], row["scenario"], row["finished"]) for row in data] == [("buyer", "case", True)] * 2
    Path(data[0]["file"]).write_text("nothing\n", "utf-8")
    told = run_kefu("list", "sessions")
    assert told.returncode == 0
    assert told.stdout.count("已结束") == 1
    assert "✗" in told.stdout


def test_an_unknown_kind_is_misuse(run_kefu: RunKefu) -> None:
    assert run_kefu("list", "persona").returncode == 2


def test_lenses_are_named_as_lenses_among_the_rubrics(run_kefu: RunKefu, shelf: Path) -> None:
    told = run_kefu("list", "rubrics", "--library", str(shelf)).stdout
    rows = {line.split()[0]: line for line in told.splitlines() if line.startswith("  ")}
    lenses = {name for name, line in rows.items() if "（视角）" in line}
    assert lenses == {"last", "heard", "five-stages", "servqual", "kano", "kpi", "glance"}
    data = json.loads(run_kefu("list", "rubrics", "--json").stdout)
    assert {row["id"] for row in data["rubrics"] if row.get("lens")} == lenses - {"glance"}
