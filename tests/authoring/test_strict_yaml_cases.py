"""Whole files, good and bad, with what comes of them beside them in ``cases/yaml``."""

import json
from pathlib import Path

import pytest

from simulator import wording
from simulator.authoring.diagnostics import Problems
from simulator.authoring.strict_yaml import load_file

CASES = Path(__file__).parent / "cases" / "yaml"
GOOD = sorted((CASES / "good").glob("*.yaml"))
BAD = sorted((CASES / "bad").glob("*.yaml"))


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_a_good_file_loads_as_the_json_beside_it(file: Path) -> None:
    expected = json.loads(file.with_suffix(".json").read_text("utf-8"))
    value = load_file(file).value
    assert value == expected
    # 1 == 1.0 == True in Python; their JSON differs.
    assert json.dumps(value) == json.dumps(expected)


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_file_is_told_in_the_words_beside_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_in_use", "en")
    with pytest.raises(Problems) as caught:
        load_file(file, file.name)
    assert str(caught.value) + "\n" == file.with_suffix(".txt").read_text("utf-8")


def test_every_expectation_has_its_file() -> None:
    assert {file.stem for file in (CASES / "good").glob("*.json")} == {file.stem for file in GOOD}
    assert {file.stem for file in (CASES / "bad").glob("*.txt")} == {file.stem for file in BAD}
