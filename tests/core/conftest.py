"""A buyer to test the engine with: the shipped after-sale flow, compiled from the real files."""

import pytest

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.library import Library
from simulator.core.engine import Buyer, make


@pytest.fixture(scope="session")
def buyer(library: Library) -> Buyer:
    return make(compile_chart(library, "cold", "wrong-lock").chart)


@pytest.fixture(scope="session")
def haggler(library: Library) -> Buyer:
    return make(compile_chart(library, "haggler", "too-expensive").chart)
