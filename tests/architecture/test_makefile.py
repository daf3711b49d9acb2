"""`make` installs once: a second run starts at once, a changed list of libraries installs again."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def plan(folder: Path, goal: str) -> str:
    """What ``make goal`` would run."""
    told = subprocess.run(["make", "-n", goal], cwd=folder, capture_output=True, text=True, check=True)
    return told.stdout


def pretend_installed(folder: Path) -> None:
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name in ("bin/python", ".installed", ".installed-dev"):
        (folder / ".venv" / name).touch()


@pytest.mark.parametrize("goal", ["play", "test", "check", "wording"])
def test_a_fresh_checkout_makes_its_environment_first(checkout: Path, goal: str) -> None:
    steps = plan(checkout, goal)
    assert "-m venv .venv" in steps
    assert "-m pip install" in steps


@pytest.mark.parametrize("goal", ["play", "test", "check", "wording"])
def test_a_second_run_installs_nothing(checkout: Path, goal: str) -> None:
    pretend_installed(checkout)
    steps = plan(checkout, goal)
    assert "pip" not in steps
    assert "-m venv" not in steps


@pytest.mark.parametrize("goal", ["play", "test"])
def test_a_changed_list_of_libraries_is_installed(checkout: Path, goal: str) -> None:
    pretend_installed(checkout)
    later = (checkout / ".venv" / ".installed").stat().st_mtime + 10
    os.utime(checkout / "pyproject.toml", (later, later))
    assert "-m pip install" in plan(checkout, goal)


def test_an_old_python_is_refused_in_both_languages(checkout: Path) -> None:
    old = checkout / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    told = subprocess.run(["make", "test", f"PYTHON={old}"], cwd=checkout, capture_output=True, text=True, check=False)
    assert told.returncode != 0
    assert "Python 3.11 or newer is needed" in told.stderr
    assert "需要 Python 3.11 以上" in told.stderr
    assert not (checkout / ".venv").exists()
