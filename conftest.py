"""Scripted conversations are tests: `pytest` collects them with everything else, `pytest scripts/cold` only some."""

import signal
from typing import Any

import pytest

pytest_plugins = ["tests.replay.collecting"]

# Started in the background, pytest may be told to ignore Ctrl+C, and every command that a test starts inherits that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    from tests.spread import scheduler

    return scheduler(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        from tests.spread import in_order

        items[:] = in_order(items)
