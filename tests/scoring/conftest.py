"""Buyers of a small library that never changes, the shipped library, and rubrics from a few lines of YAML."""

from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.compiling.fitting import rubric_for
from simulator.authoring.compiling.rubric import compile_rubric
from simulator.authoring.library import Library, Root
from simulator.core.engine import Buyer, make
from simulator.scoring.rubric import Rubric

PERSONAS = Path(__file__).parents[2] / "personas"
CASES = Path(__file__).parent / "cases"

HEAD = """\
format: 1
id: own
name: 试
kpi: {conversion: [only], attitude: [only], bonus: [only]}
"""


@pytest.fixture(scope="session")
def cases() -> Library:
    return Library([Root(CASES, "library")])


@pytest.fixture(scope="session")
def upset(cases: Library) -> Buyer:
    """After the sale, in a stalemate, with hidden facts about recipient (key) and timing, and a worry about price."""
    return make(compile_chart(cases, "plain", "lock").chart)


@pytest.fixture(scope="session")
def haggling(cases: Library) -> Buyer:
    """Before the sale, with a question about the material, a hidden recipient, and then about the price."""
    return make(compile_chart(cases, "plain", "scarf").chart)


@pytest.fixture(scope="session")
def aftersale(library: Library) -> Rubric:
    return rubric_for(library, "wrong-lock")


@pytest.fixture(scope="session")
def presale(library: Library) -> Rubric:
    return rubric_for(library, "size-doubt")


RubricOf = Callable[..., Rubric]


@pytest.fixture
def rubric_of(tmp_path: Path) -> RubricOf:
    """A rubric of one dimension from the YAML of its checks, and of what else stands at its top."""
    made = 0

    def compiled(checks: str, more: str = "") -> Rubric:
        nonlocal made
        made += 1
        root = tmp_path / str(made)
        (root / "rubrics").mkdir(parents=True)
        only = "dimensions:\n  - id: only\n    name: 唯一\n    weight: 100\n    checks:\n" + indent(checks, " " * 6)
        (root / "rubrics" / "own.yaml").write_text(f"{HEAD}{more}\n{only}\n", encoding="utf-8")
        return compile_rubric(Library([Root(CASES, "library"), Root(root, "library")]), "own")

    return compiled
