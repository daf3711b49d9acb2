"""The golden talks pin what each rubric gives; that they come out so is tested where scripts are collected."""

from collections import Counter
from pathlib import Path

import pytest

from simulator.replay.script import Script, find_scripts, load_script

GOLDEN = Path(__file__).parents[2] / "scripts" / "golden"
RUBRICS = ("presale", "payment", "shipping", "aftersale", "review", "harassment")
LENSES = ("last", "heard", "five-stages", "servqual", "kano", "kpi")
FILES = find_scripts([GOLDEN])


def script(path: Path) -> Script:
    return load_script(path, path.relative_to(GOLDEN).as_posix())


@pytest.mark.parametrize("rubric", [*RUBRICS, *LENSES])
def test_each_rubric_has_at_least_four_golden_talks_that_differ_in_marks(rubric: str) -> None:
    ends = [end for path in (GOLDEN / rubric).glob("*.yaml") if (end := script(path).model.end)]
    assert len(ends) >= 4
    assert len({str(end.marks["total"]) for end in ends}) >= 4
    assert {"won", "lost"} <= {str(end.result) for end in ends}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_talk_pins_its_total_its_ending_and_its_verdict(path: Path) -> None:
    model = script(path).model
    assert model.rubric == path.parent.name
    assert model.end is not None
    assert isinstance(model.end.marks["total"], int)
    assert model.end.ending
    assert model.end.verdict


def test_both_verdicts_are_pinned() -> None:
    found = Counter(end.verdict for path in FILES if (end := script(path).model.end))
    assert found["allowed"] >= 4
    assert found["not_allowed"] >= 4
