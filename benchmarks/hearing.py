"""How long the ears take for a reply, over the corpus; and how long a fresh process takes to hear its first."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.clock import quantile, time_us
from simulator.understanding.draft import Context
from simulator.understanding.pipeline import understand

CORPUS = Path(__file__).parents[1] / "corpus"
REPLIES = 2_000
"""Replies that are timed, taken evenly from the corpus."""
WARM = 200
LONGEST = 2_000
"""Characters of a reply that are heard; see `simulator.understanding.normalise`."""
ROUNDS = 9
STARTS = 5
FIRST = """
from simulator.authoring.roots import open_library
from simulator.practice.case import open_case
case = open_case(open_library(), "cold", "wrong-lock")
assert case.ears("真的很抱歉，给您添麻烦了。", "在吗？", ()).acts
"""
"""From nothing to the first reply that was heard, as `kefu play` does it."""


def measure() -> list[float]:
    """Microseconds of each reply, after a warm-up."""
    rows = [
        json.loads(line) for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    chosen = rows[:: max(1, len(rows) // REPLIES)][:REPLIES]
    for row in chosen[:WARM]:
        understand(row["reply"], Context(row["buyer"]))
    return [time_us(lambda row=row: understand(row["reply"], Context(row["buyer"]))) for row in chosen]  # type: ignore[misc]


def growth() -> float:
    """How many times longer the ears take for twice as long a reply, up to the length that is heard at all."""
    rows = [json.loads(line)["reply"] for line in (CORPUS / "people.jsonl").read_text("utf-8").splitlines()]
    text = "。".join(rows)
    half, whole = (
        quantile([time_us(lambda size=size: understand(text[:size])) for _round in range(ROUNDS)], 0.5)  # type: ignore[misc]
        for size in (LONGEST // 2, LONGEST)
    )
    return whole / half


def first_reply() -> list[float]:
    """Microseconds of fresh processes from start to end."""
    return [time_us(_start) for _number in range(STARTS)]


def _start() -> None:
    subprocess.run([sys.executable, "-c", FIRST], check=True)
