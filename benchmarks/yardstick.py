"""A fixed piece of plain Python, so that times of different machines can be compared as ratios to it."""

from benchmarks.clock import times_us

ROUNDS = 200


def work() -> int:
    """What a turn is made of: small tuples, dictionaries, strings and sorting; about a hundred microseconds."""
    counts: dict[str, int] = {}
    for number in range(500):
        key = f"gauge.{number % 37}"
        counts[key] = counts.get(key, 0) + number
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return sum(value for _key, value in ranked)


def measure() -> list[float]:
    """Microseconds of each round, after a warm-up."""
    for _round in range(ROUNDS):
        work()
    return times_us(work, ROUNDS)
