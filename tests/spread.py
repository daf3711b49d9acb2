"""How tests are spread over processes: file by file, the long ones first, and together what shares played talks.

Files stay whole, since tests of one file share what is costly to make; `pytest -n 2` needs no more than that.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER: Final[Mapping[str, str]] = {
    "tests/scoring/test_costs.py": "tests/scoring/test_same_words.py",
    "tests/scoring/test_shown.py": "tests/scoring/test_same_words.py",
    "tests/coaching/test_best_path_golden.py": "tests/coaching/test_golden_laws.py",
    "tests/reports/test_assisted.py": "tests/reports/test_stored.py",
}
"""Files whose talks are played, marked or coached by another one."""
LONG: Final = (
    "tests/scoring/test_same_words.py",
    "tests/coaching/test_golden_laws.py",
    "tests/cli/",
    "tests/packaging/",
    "tests/tui/",
    "tests/scoring/test_exploits.py",
    "tests/coaching/",
    "tests/docs/",
    "tests/authoring/test_shipped.py",
    "tests/golden/",
    "tests/replay/",
    "tests/reports/",
    "tests/scoring/",
)
"""What takes long, the longest first: begun at the end it would leave the other processes idle."""


def scope_of(nodeid: str) -> str:
    """The file whose tests run in one process with this one."""
    file = nodeid.split("::", 1)[0]
    return TOGETHER.get(file, file)


def place_of(nodeid: str) -> int:
    """Where a test comes, the first as 0."""
    scope = scope_of(nodeid)
    return next((place for place, start in enumerate(LONG) if scope.startswith(start)), len(LONG))


def in_order(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests in the order in which processes are given them; those of one file stay as they are."""
    return sorted(items, key=lambda item: place_of(item.nodeid))


def scheduler(config: pytest.Config, log: Producer) -> object:
    """Gives every process the next file when it has nearly done with its last."""
    config.option.loadscopereorder = False  # it would put files with many tests before those with long ones
    spread = LoadScopeScheduling(config, log)
    spread._split_scope = scope_of
    return spread
