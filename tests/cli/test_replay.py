"""`kefu replay`: every script told, every failure with its place and its reason, for people, programs and servers."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.authoring.overlaid import library_folder
from tests.conftest import RunKefu

HEAD = "format: 1\nname: 道个<歉>&\npersona: buyer\nscenario: case\ntalk:\n"
GOOD = HEAD + "  - say: 非常抱歉\n    expect: {state: happy}\nend: {result: won}\n"
BAD = HEAD + "  - say: 您好\n    expect:\n      state: happy\n      hears: [apologise]\nend: {result: won}\n"


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    return str(library_folder(tmp_path))


def written(folder: Path, **scripts: str) -> Path:
    root = folder / "scripts"
    for name, text in scripts.items():
        file = root / "sub" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def test_scripts_below_a_folder_are_run_and_counted(run_kefu: RunKefu, shelf: str, tmp_path: Path) -> None:
    told = run_kefu("replay", str(written(tmp_path, a=GOOD, b=GOOD)), "--library", shelf)
    assert told.returncode == 0
    assert told.stdout.splitlines()[-1] == "通过 2 个脚本。"
    assert "a.yaml  道个<歉>&  100 分" in told.stdout


def test_a_failure_tells_its_place_the_rule_that_refused_and_everything_else_at_once(
    run_kefu: RunKefu, tmp_path: Path
) -> None:
    rules = "states: {asking: {rules: [{hears: greet, if: {trust: '>= 5'}, to: happy, says: fine}]}}"
    shelf = str(library_folder(tmp_path, "flow", rules))
    told = run_kefu("replay", str(written(tmp_path, bad=BAD)), "--library", shelf)
    assert told.returncode == 1
    assert "bad.yaml:8:14: R001 第 1 句之后应在 happy，买家却在 asking" in told.stdout
    assert "原因：greet 的规则（personas/flows/talk.yaml:" in told.stdout
    assert "需要 trust >= 5，当时是 3" in told.stdout
    assert "bad.yaml:9:15: R002" in told.stdout
    assert "bad.yaml:10:15: R010" in told.stdout
    assert told.stdout.splitlines()[-1] == "通过 0 个脚本，未通过 1 个。"


def test_a_script_that_cannot_be_read_fails_beside_the_others(run_kefu: RunKefu, shelf: str, tmp_path: Path) -> None:
    folder = written(tmp_path, bad=GOOD.replace("talk:", "tlak:"), good=GOOD)
    told = run_kefu("replay", str(folder), str(tmp_path / "none.yaml"), "/dev/zero", "--library", shelf)
    assert told.returncode == 1
    assert "S001" in told.stdout
    assert "none.yaml: Y016" in told.stdout
    assert "/dev/zero: Y017" in told.stdout
    assert told.stdout.splitlines()[-1] == "通过 1 个脚本，未通过 3 个。"


def test_an_empty_folder_is_a_failure(run_kefu: RunKefu, tmp_path: Path) -> None:
    told = run_kefu("replay", str(tmp_path))
    assert (told.returncode, told.stdout) == (1, "")
    assert "没有 .yaml 文件" in told.stderr


def test_programs_get_an_object_a_script(run_kefu: RunKefu, shelf: str, tmp_path: Path) -> None:
    folder = written(tmp_path, bad=BAD, good=GOOD, odd="talk: [")
    told = run_kefu("replay", "--json", str(folder), "--library", shelf)
    bad, good, odd = (json.loads(line) for line in told.stdout.splitlines())
    assert [one["code"] for one in bad["failures"]] == ["R001", "R002", "R010"]
    assert bad["failures"][0]["line"] == 8
    assert (good["passed"], good["result"], good["total"], good["allowed"]) == (True, "won", 100, True)
    assert odd["passed"] is False


def test_a_build_server_gets_junit(run_kefu: RunKefu, shelf: str, tmp_path: Path) -> None:
    hostile = BAD.replace("道个<歉>&", '"]]>\\x1b[31m<script>"')
    folder = written(tmp_path, bad=hostile, good=GOOD)
    out = tmp_path / "out.xml"
    assert run_kefu("replay", str(folder), "--junit", str(out), "--library", shelf).returncode == 1
    suites = ET.parse(out).getroot()
    assert (suites.get("tests"), suites.get("failures")) == ("2", "1")
    bad, good = suites.iter("testcase")
    assert bad.get("name") == "]]>␛[31m<script>"
    failure = bad.find("failure")
    assert failure is not None
    assert "R001" in (failure.text or "")
    assert good.find("failure") is None


def test_the_same_scripts_give_the_same_bytes(run_kefu: RunKefu, shelf: str, tmp_path: Path) -> None:
    folder = str(written(tmp_path, bad=BAD, good=GOOD))
    outputs = {
        run_kefu("replay", "--json", folder, "--library", shelf, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1
