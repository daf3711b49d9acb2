"""How long the walk through every pair takes, two at a time as `kefu check` is meant to be run."""

from collections.abc import Sequence
from multiprocessing import get_context
from time import perf_counter

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.roots import open_library
from simulator.authoring.surveying import survey_chart

WORKERS = 2


def measure(pairs: Sequence[tuple[str, str]]) -> float:
    """Seconds for all pairs."""
    begun = perf_counter()
    with get_context("spawn").Pool(WORKERS) as pool:
        for _tried in pool.imap_unordered(_walk, pairs):
            pass
    return perf_counter() - begun


def _walk(pair: tuple[str, str]) -> int:
    return survey_chart(compile_chart(open_library(), *pair).chart).found.tried
