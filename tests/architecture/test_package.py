"""What is installed elsewhere is whole: the wheel brings everything that the checkout has."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist of this checkout and the wheel made from it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        capture_output=True,
        check=True,
    )
    return folder


def names(built: Path) -> set[str]:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package(built: Path) -> None:
    package = ROOT / "simulator"
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    assert {"simulator/py.typed", "simulator/locales/zh_CN/LC_MESSAGES/kefu.mo"} <= wanted
    assert wanted <= names(built)


@pytest.mark.parametrize("folder", ["personas", "scripts"])
def test_the_wheel_holds_what_trainers_wrote(built: Path, folder: str) -> None:
    wanted = {
        f"simulator/_shipped/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    assert wanted
    assert wanted <= names(built)


def test_the_source_archive_can_be_tested_where_it_is_unpacked(built: Path) -> None:
    [archive] = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        parts = {name.split("/", 1)[1] for name in opened.getnames() if "/" in name}
    assert {"Makefile", "pyproject.toml", "LICENSE", "tests/conftest.py", "tools/ship_packs.py"} <= parts
    assert not [name for name in parts if name.startswith((".venv", ".git/")) or "__pycache__" in name]


def test_the_wheel_works_where_no_checkout_is(built: Path, tmp_path: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    told = subprocess.run(
        [sys.executable, "-P", "-c", "import simulator.cli.main as m; print(m.__file__); m.run()", "--help"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        check=True,
    )
    out = told.stdout.decode()
    assert str(tmp_path / "site") in out
    assert "电商客服情景对练" in out
