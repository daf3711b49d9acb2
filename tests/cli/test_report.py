"""`kefu report`, `kefu mark` and `kefu verify`, on sessions that `kefu play` has stored."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.authoring.overlaid import library_folder
from tests.conftest import RunKefu

TALK = "您好，请您耐心等待。\n您自己没看清楚吧。\n非常抱歉，是我们没说清楚。\n"

Stored = Callable[[], str]


@pytest.fixture
def stored(run_kefu: RunKefu, tmp_path: Path) -> Stored:
    """Plays a short talk and gives the session's name."""

    def play() -> str:
        before = set((tmp_path / "sessions").glob("*.jsonl")) if (tmp_path / "sessions").exists() else set()
        args = ("play", "cold", "wrong-lock", "--plain", "--seed", "3", "--data", str(tmp_path))
        assert run_kefu(*args, stdin=TALK.encode()).returncode == 0
        [new] = set((tmp_path / "sessions").glob("*.jsonl")) - before
        return new.stem

    return play


def test_a_session_is_told_as_text_by_a_beginning_of_its_name(
    run_kefu: RunKefu, stored: Stored, tmp_path: Path
) -> None:
    told = run_kefu("report", stored()[:-2], "--data", str(tmp_path))
    assert told.returncode == 0
    for part in ("== 结果 ==", "== 逐句点评 ==", "== 转折点 ==", "== 每一步还能争取到什么 =="):
        assert part in told.stdout
    assert "您自己没看清楚吧。" in told.stdout


def test_a_page_is_written_to_a_file_or_to_standard_output(run_kefu: RunKefu, stored: Stored, tmp_path: Path) -> None:
    name, page = stored(), tmp_path / "复盘.html"
    told = run_kefu("report", name, "--html", str(page), "--data", str(tmp_path))
    assert told.returncode == 0
    assert told.stdout == ""
    assert str(page) in told.stderr
    ElementTree.fromstring(page.read_text("utf-8"))
    piped = run_kefu("report", name, "--html", "-", "--data", str(tmp_path))
    assert piped.stdout == page.read_text("utf-8")


def test_programs_get_one_object(run_kefu: RunKefu, stored: Stored, tmp_path: Path) -> None:
    name = stored()
    told = run_kefu("report", name, "--json", "--data", str(tmp_path))
    assert json.loads(told.stdout)["session"] == name
    assert told.stdout.count("\n") == 1


def test_a_second_attempt_is_compared_with_the_first(run_kefu: RunKefu, stored: Stored, tmp_path: Path) -> None:
    first, second = sorted((stored(), stored()))
    data = json.loads(run_kefu("report", second, "--json", "--data", str(tmp_path)).stdout)
    assert [one["session"] for one in data["attempts"]] == [first, second]
    assert "和上一次同分" in run_kefu("report", second, "--data", str(tmp_path)).stdout


def test_two_answers_do_not_fit_into_one_output(run_kefu: RunKefu, tmp_path: Path) -> None:
    assert run_kefu("report", "x", "--json", "--text", "--data", str(tmp_path)).returncode == 2
    assert run_kefu("report", "x", "--html", "-", "--text", "--data", str(tmp_path)).returncode == 2


@pytest.mark.parametrize("command", ["report", "mark", "verify"])
def test_a_session_that_is_not_there_is_told_so(run_kefu: RunKefu, tmp_path: Path, command: str) -> None:
    told = run_kefu(command, "nothing", "--data", str(tmp_path))
    assert told.returncode == 1
    assert "nothing" in told.stderr
    assert told.stdout == ""


def test_a_page_that_cannot_be_written_is_told_so(run_kefu: RunKefu, stored: Stored, tmp_path: Path) -> None:
    told = run_kefu("report", stored(), "--html", str(tmp_path / "no" / "page.html"), "--data", str(tmp_path))
    assert told.returncode == 1
    assert "page.html" in told.stderr


def test_a_new_mark_stands_beside_the_old_and_the_session_stays_as_it_was(
    run_kefu: RunKefu, stored: Stored, tmp_path: Path
) -> None:
    name = stored()
    session = tmp_path / "sessions" / f"{name}.jsonl"
    content = session.read_bytes()
    first = json.loads(run_kefu("mark", name, "--json", "--data", str(tmp_path)).stdout)
    assert first["old"]["total"] == first["new"]["total"], "the mark that the talk ended with"
    assert first["old"]["rubric"] == "aftersale"
    marks = session.with_suffix(".marks.json")
    assert marks.stat().st_mode & 0o777 == 0o600
    second = json.loads(run_kefu("mark", name, "--rubric", "presale", "--json", "--data", str(tmp_path)).stdout)
    assert second["old"]["rubric"] == first["new"]["rubric"] == "aftersale"
    assert second["old"]["total"] == first["new"]["total"]
    assert second["new"]["rubric"] == "presale"
    assert second["new"]["rubric_digest"] != first["new"]["rubric_digest"]
    assert session.read_bytes() == content
    again = ("mark", name, "--rubric", "presale", "--data", str(tmp_path))
    kept = json.loads(marks.read_text("utf-8"))
    kept[1]["total"] += 2
    marks.write_text(json.dumps(kept), "utf-8")
    assert "(-2)" in run_kefu(*again).stdout, "compared with the last mark of the same rubric"
    marks.write_text(json.dumps([kept[0] | {"total": 99}]), "utf-8")
    told = run_kefu(*again).stdout
    assert first["new"]["rubric_digest"][:8] in told
    assert second["new"]["rubric_digest"][:8] in told
    assert "99" in told
    assert "(-" not in told, "marks of two rubrics have no difference"


def test_a_mark_by_the_rubric_of_another_folder_is_named_so_and_neither_true_nor_false(
    run_kefu: RunKefu, stored: Stored, tmp_path: Path
) -> None:
    name, others = stored(), tmp_path / "others" / "rubrics"
    others.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "personas" / "rubrics" / "aftersale.yaml"
    (others / "aftersale.yaml").write_text(shipped.read_text("utf-8") + "# ours\n", "utf-8")
    library = ("--library", str(others.parent), "--data", str(tmp_path))
    assert run_kefu("mark", name, *library).returncode == 0
    there = json.loads(run_kefu("verify", name, "--json", *library).stdout)
    assert [one["holds"] for one in there["marks"]] == [None, True]
    here = json.loads(run_kefu("verify", name, "--json", "--data", str(tmp_path)).stdout)
    assert [one["holds"] for one in here["marks"]] == [True, None]
    assert here["marks"][1]["unlike"] == "elsewhere"
    assert here["holds"] is True
    assert here["drifted"] == []
    told = run_kefu("verify", name, "--data", str(tmp_path))
    assert told.returncode == 0
    assert "另一个文件夹里的评分表" in told.stdout


def test_one_bad_session_does_not_keep_the_others_from_their_marks(
    run_kefu: RunKefu, stored: Stored, tmp_path: Path
) -> None:
    name = stored()
    told = run_kefu("mark", "nothing", name, "--json", "--data", str(tmp_path))
    assert told.returncode == 1
    assert json.loads(told.stdout)["session"] == name
    assert run_kefu("mark", name, "--rubric", "nothing", "--data", str(tmp_path)).returncode == 1


def test_a_session_is_proved_and_a_changed_one_is_not(run_kefu: RunKefu, stored: Stored, tmp_path: Path) -> None:
    name = stored()
    told = run_kefu("verify", name, "--data", str(tmp_path))
    assert told.returncode == 0
    assert told.stdout.count("✓") == 3 + 1, "the mark that it ended with is kept, and proved as well"
    assert json.loads(run_kefu("verify", name, "--json", "--data", str(tmp_path)).stdout)["holds"] is True
    session = tmp_path / "sessions" / f"{name}.jsonl"
    session.write_text(session.read_text("utf-8").replace("请您耐心等待", "请您耐心等侍"), "utf-8")
    told = run_kefu("verify", str(session), "--data", str(tmp_path))
    assert told.returncode == 1
    assert "✗" in told.stderr
    assert "这一行改过" in told.stderr
    damaged = json.loads(run_kefu("verify", str(session), "--json", "--data", str(tmp_path)).stdout)
    assert damaged["holds"] is False
    assert damaged["damaged"]["line"] > 1


def test_a_session_is_marked_through_every_lens(run_kefu: RunKefu, stored: Stored, tmp_path: Path) -> None:
    name = stored()
    own = json.loads(run_kefu("mark", name, "--json", "--data", str(tmp_path)).stdout)["new"]
    for lens in ("last", "heard", "five-stages", "servqual", "kano", "kpi"):
        told = run_kefu("mark", "--rubric", lens, name, "--json", "--data", str(tmp_path))
        assert told.returncode == 0
        marks = json.loads(told.stdout)["new"]
        assert marks["rubric"] == lens
        assert marks["rubric_digest"] != own["rubric_digest"]
        assert marks["verdicts"]["allowed"] == own["verdicts"]["allowed"]


def test_the_kpi_lens_gives_what_the_fitting_rubric_counts_for_the_kpi(
    run_kefu: RunKefu, stored: Stored, tmp_path: Path
) -> None:
    name = stored()
    own, lens = (
        json.loads(run_kefu("mark", *extra, name, "--json", "--data", str(tmp_path)).stdout)["new"]
        for extra in ((), ("--rubric", "kpi"))
    )
    assert lens["total"] == own["kpi"]["total"]
    assert [one["id"] for one in lens["dimensions"]] == ["conversion", "attitude", "bonus"]
    assert [one["points"] for one in lens["dimensions"]] == [one["points"] for one in own["kpi"]["axes"]]
    assert lens["rubric_digest"] != own["rubric_digest"]


def test_lenses_stand_side_by_side_in_every_form_of_the_report(
    run_kefu: RunKefu, stored: Stored, tmp_path: Path
) -> None:
    name, page_file = stored(), tmp_path / "page.html"
    args = ("report", name, "--lens", "all", "--text", "--html", str(page_file), "--data", str(tmp_path))
    part = run_kefu(*args).stdout.split("== 结果 ==")[1].split("== 逐句点评 ==")[0]
    page = page_file.read_text("utf-8")
    ElementTree.fromstring(page)
    for lens in ("LAST 四步", "HEARD 五步", "五阶段十二策略", "SERVQUAL 五维", "KANO 五类需要", "绩效口径"):
        assert lens in page
        assert lens in part
    data = json.loads(run_kefu("report", name, "--lens", "kano", "--json", "--data", str(tmp_path)).stdout)
    assert [one["rubric"] for one in data["lenses"]] == ["kano"]
    assert run_kefu("report", name, "--lens", "lasst", "--data", str(tmp_path)).returncode == 1


def test_every_point_is_told_with_its_line_its_reply_and_its_words(run_kefu: RunKefu, tmp_path: Path) -> None:
    said = (
        "您好，我来帮您看看。\n这事是快递的问题。\n非常抱歉，是我们没说清楚，责任在我们。\n"
        "换我也着急。\n请问这把锁是给家里谁用？\n"
    )
    args = ("play", "cold", "wrong-lock", "--plain", "--seed", "3", "--data", str(tmp_path))
    assert run_kefu(*args, stdin=said.encode()).returncode == 0
    [session] = (tmp_path / "sessions").glob("*.jsonl")
    told = run_kefu("mark", "--why", session.stem, "--data", str(tmp_path))
    assert told.returncode == 0
    lines = [line.strip() for line in told.stdout.splitlines()]
    rubric = (Path(__file__).parents[2] / "personas" / "rubrics" / "aftersale.yaml").read_text("utf-8").splitlines()
    checks = [place for place, line in enumerate(lines) if "personas/rubrics/aftersale.yaml:" in line]
    assert len(checks) >= 25
    for place in checks:
        name, line = lines[place].split("  personas/rubrics/aftersale.yaml:")
        assert name.split(" ", 1)[1].rsplit(" ", 1)[0] in "".join(rubric[int(line) - 1 : int(line) + 1])
    sorry = next(place for place in checks if "真心道歉" in lines[place])
    assert lines[sorry].startswith("✓")
    assert "第 3 句“非常抱歉" in lines[sorry + 1]
    blame = next(place for place in checks if "不推卸责任" in lines[place])
    assert any(line.startswith("-") and "第 2 句“" in line for line in lines[blame : blame + 3])
    assert any(line.startswith("~ 整段对话 最后") and " 不算" in line for line in lines)
    bare = [line for place, line in enumerate(lines) if place not in checks]
    assert [line for line in bare if re.search(r" [a-z_]{3,}( 不算|$)", line)] == []


def test_a_talk_with_files_of_another_folder_says_how_to_name_it(run_kefu: RunKefu, tmp_path: Path) -> None:
    shelf, data = str(library_folder(tmp_path)), ("--data", str(tmp_path / "data"))
    args = ("play", "buyer", "case", "--plain", "--library", shelf, *data)
    assert run_kefu(*args, stdin="非常抱歉。\n".encode()).returncode == 0
    [session] = (tmp_path / "data" / "sessions").glob("*.jsonl")
    proof = run_kefu("verify", session.stem, *data)
    assert proof.returncode == 1
    assert "没有“buyer”这个买家" in proof.stdout
    assert "--library" in proof.stdout
    assert "Diagnostic(" not in proof.stdout
    for command in ("report", "mark"):
        told = run_kefu(command, session.stem, *data)
        assert told.returncode == 1
        assert "加上 --library" in told.stderr
