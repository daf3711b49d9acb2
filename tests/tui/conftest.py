"""Screens are tested with ears that stay as they are."""

import pytest

from simulator.practice.case import Case
from tests.tui.ears import hear


@pytest.fixture(autouse=True)
def _plain_ears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Case, "ears", hear)
