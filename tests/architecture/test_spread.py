"""How tests are spread over processes names files that are there, and keeps together what plays the same talks."""

import pytest

from tests.ready import ROOT
from tests.spread import LONG, TOGETHER, place_of, scope_of


@pytest.mark.parametrize("name", [*TOGETHER, *TOGETHER.values(), *LONG])
def test_what_is_named_is_there(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize(("file", "other"), TOGETHER.items())
def test_files_that_share_talks_come_together(file: str, other: str) -> None:
    assert scope_of(f"{file}::test_a") == scope_of(f"{other}::test_b[1]") == other
    assert place_of(f"{file}::test_a") == place_of(f"{other}::test_b[1]")


def test_long_files_come_before_all_others() -> None:
    assert place_of(f"{LONG[0]}::test_a") == 0
    assert place_of("tests/core/test_engine.py::test_a") == place_of("scripts/cold/talk.yaml::talk") == len(LONG)
