"""The wheel, installed into a fresh environment: everything works from an empty folder outside the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kefu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment that has the wheel of this checkout; libraries are borrowed from ours."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, capture_output=True, check=True)
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    # Nothing is fetched: pip of our own environment installs, and its libraries are lent by a path file that comes
    # behind what is installed here, so that our own editable install cannot be what is tested.
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], capture_output=True, check=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder / "venv")}))
    lent = folder / "lent"
    lent.mkdir()
    for thing in Path(sysconfig.get_path("purelib")).iterdir():
        if "kefu_simulator" not in thing.name.replace("-", "_") and thing.suffix != ".pth":
            (lent / thing.name).symlink_to(thing)
    (site / "lent.pth").write_text(f"{lent}\n", "utf-8")
    return folder / "venv" / "bin" / "kefu"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def run(
    kefu: Path, outside: Path, *args: str, stdin: str = "", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    data = {"KEFU_DATA": str(outside.parent / "data")}
    ended = subprocess.run(
        [kefu, *args], cwd=outside, input=stdin.encode(), capture_output=True, env={**clean, **data, **(env or {})},
        check=False, timeout=120,
    )  # fmt: skip
    return subprocess.CompletedProcess(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def test_it_is_the_installed_package_that_runs(kefu: Path, outside: Path) -> None:
    told = subprocess.run(
        [kefu.parent / "python", "-c", "import simulator; print(simulator.__file__)"], cwd=outside, capture_output=True,
        check=True,
    )  # fmt: skip
    assert str(kefu.parents[1]) in told.stdout.decode()
    assert run(kefu, outside, "--version").stdout.startswith("kefu ")


def test_what_trainers_wrote_is_there(kefu: Path, outside: Path) -> None:
    data = json.loads(run(kefu, outside, "list", "--json").stdout)
    for what, folder in (("personas", "."), ("scenarios", "scenarios"), ("flows", "flows"), ("shops", "shops")):
        wanted = {path.stem for path in (ROOT / "personas" / folder).glob("*.yaml")}
        assert wanted <= {row["id"] for row in data[what]}
        assert all(row["from"] == "shipped" and str(ROOT) not in row["file"] for row in data[what])


def test_without_paths_the_shipped_scripts_are_replayed(kefu: Path, outside: Path) -> None:
    told = run(kefu, outside, "replay", "--json")
    runs = [json.loads(line) for line in told.stdout.splitlines()]
    assert {one["file"] for one in runs} >= {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "scripts").rglob("*.yaml")
    }
    assert told.returncode == 0, [one for one in runs if not one["passed"]]


def test_a_piped_talk_plays_to_its_marks_the_same_in_every_process(kefu: Path, outside: Path) -> None:
    typed = "您好，我是新换的客服小林\n@20\n非常抱歉，是我们没说清楚\n/结束\n"
    asked = ("play", "cold", "wrong-lock", "--plain", "--seed", "7")
    told = [run(kefu, outside, *asked, stdin=typed, env={"PYTHONHASHSEED": seed}) for seed in ("0", "1")]
    assert told[0].returncode == 0, told[0].stderr
    assert told[0].stdout == told[1].stdout
    assert "得分：" in told[0].stdout
    assert list(outside.iterdir()) == []


def test_the_full_screen_refuses_a_pipe_at_once(kefu: Path, outside: Path) -> None:
    told = run(kefu, outside, "play", "cold")
    assert told.returncode == 2
    assert "--plain" in told.stderr
