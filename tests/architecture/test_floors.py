"""The house is built as drawn: floors, doors, sizes, and nothing that is used but not declared."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "simulator").rglob("*.py"))

DISTRIBUTIONS = {"yaml": "pyyaml", "ahocorasick_rs": "ahocorasick-rs", "rich": "textual", "pydantic_core": "pydantic"}
"""Modules that are called otherwise than what brings them.

rich is what textual draws with, pydantic_core what pydantic stands on.
"""

READ = {"jieba"}
"""Distributions of which only a file of data is read."""

TABLES = {"taxonomy.py"}
"""Modules that are one long list, read by looking things up."""


def imported(module: Path) -> Iterator[str]:
    """The top names of everything that ``module`` imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_imports_go_down_and_every_outside_library_has_its_door() -> None:
    told = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_stays_within_reading_size(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert text.count("\n") <= 300 or module.name in TABLES, "look for the seam"


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in MODULES}), ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_room_is_a_package(folder: Path) -> None:
    """Without ``__init__.py`` the import linter does not see a folder, and what is in it goes unwatched."""
    assert (folder / "__init__.py").is_file()


def test_the_core_imports_the_standard_library_and_the_machine_only() -> None:
    foreign = {
        f"{module.name}: {name}"
        for module in (ROOT / "simulator" / "core").rglob("*.py")
        for name in imported(module)
        if name not in sys.stdlib_module_names and name != "simulator"
    }
    assert foreign <= {"machine.py: transitions"}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {line.split(">")[0].lower() for line in project["dependencies"]}
    optional = {
        line.split(">")[0].lower()
        for name, lines in project["optional-dependencies"].items()
        if name != "dev"
        for line in lines
    }
    used = {
        DISTRIBUTIONS.get(name, name).lower()
        for module in MODULES
        for name in imported(module)
        if name not in sys.stdlib_module_names and name != "simulator"
    }
    assert (used - optional) | READ == declared


@pytest.mark.parametrize(
    ("module", "strangers"),
    [
        ("simulator.cli.main", {"textual", "jieba", "pydantic", "yaml", "numpy", "msgspec", "simulator.understanding"}),
        ("simulator.storage.sessions", {"textual", "jieba", "pydantic", "yaml", "numpy", "click"}),
        ("simulator.core.engine", {"textual", "jieba", "pydantic", "yaml", "numpy", "msgspec", "click"}),
        ("simulator.replay.run", {"textual", "sklearn", "click"}),
        ("simulator.practice.session", {"textual", "sklearn", "click", "msgspec"}),
    ],
)
def test_a_room_loads_nothing_that_it_does_not_need(module: str, strangers: set[str]) -> None:
    script = f"import sys, {module}; print(*sys.modules, sep='\\n')"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not strangers & set(told.stdout.split())
