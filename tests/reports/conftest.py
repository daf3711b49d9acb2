"""Stored sessions of the shipped cases, and their reports."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from simulator.authoring.library import Library
from simulator.practice.case import open_case
from simulator.practice.clocks import VirtualClock
from simulator.reports.gather import Report, gather
from simulator.reports.stored import open_stored
from simulator.storage.sittings import begin

CLUMSY = (
    "亲您好，请您耐心等待。",
    "这个得怪快递，不关我们的事。",
    "给您补发一个，运费我们出。",
    "抱歉，是我们没说清楚，这把锁主要是给家里谁用呢？",
)


def store(library: Library, data: Path, texts: Sequence[str], seed: int = 3, leave: bool = True) -> Path:
    """A session of the cold buyer with the wrong lock, as `kefu play` keeps it."""
    clock = VirtualClock()
    sitting = begin(open_case(library, "cold", "wrong-lock"), clock, seed, "practice", data, sync=False)
    practice = sitting.practice
    practice.start(seed)
    for text in texts:
        if practice.ended:
            break
        clock.pass_ms(3_000)
        practice.say(text, clock.pass_typing(text))
    if leave and not practice.ended:
        practice.finish()
    sitting.journal.close()
    assert sitting.journal.path is not None
    return sitting.journal.path


@pytest.fixture(scope="session")
def session(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store(library, tmp_path_factory.mktemp("data"), CLUMSY)


@pytest.fixture(scope="session")
def report(library: Library, session: Path) -> Report:
    return gather(library, open_stored(library, session), session.parent)
