"""Reading the clock around a piece of work, and reading the readings."""

from collections.abc import Callable, Sequence
from time import perf_counter_ns


def times_us(work: Callable[[], object], rounds: int) -> list[float]:
    """Microseconds that each of ``rounds`` calls took."""
    return [time_us(work) for _round in range(rounds)]


def time_us(work: Callable[[], object]) -> float:
    begun = perf_counter_ns()
    work()
    return (perf_counter_ns() - begun) / 1000


def quantile(readings: Sequence[float], share: float) -> float:
    """The reading below which ``share`` of all lie; 0.5 is the median."""
    ranked = sorted(readings)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
