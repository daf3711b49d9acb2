"""Every script is collected as a test, and one that fails says where and why."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.replay.collecting import SCRIPTS

ROOT = Path(__file__).parents[2]


def collected(*args: str, cwd: Path = ROOT) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *args],
        cwd=cwd,
        capture_output=True,
        check=False,
    )
    return told.stdout.decode()


def test_all_scripts_are_collected() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in SCRIPTS.rglob("*.yaml")}
    found = {line.split("::")[0] for line in collected("--collect-only", "scripts").splitlines() if "::" in line}
    assert names
    assert found == names


def test_a_script_that_fails_tells_its_place_and_reason_and_no_traceback(tmp_path: Path) -> None:
    for name in ("simulator", "personas", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "scripts").mkdir()
    text = "format: 1\nname: x\npersona: cold\nscenario: wrong-lock\ntalk:\n  - {say: 您好, expect: {state: upset}}\n"
    (tmp_path / "scripts" / "bad.yaml").write_text(text, "utf-8")
    told = collected("scripts", cwd=tmp_path)
    assert "scripts/bad.yaml:6:31: R001" in told
    assert "1 failed" in told
    assert "Traceback" not in told
    assert "collecting.py" not in told
