"""``make bench``: everything measured, in one table. ``--quick`` leaves out the survey of all pairs."""

import sys
from dataclasses import dataclass

from benchmarks import core_turn, hearing, size, surveys, yardstick
from benchmarks.clock import quantile
from simulator.authoring.roots import open_library
from tools.difficulty import pairs


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    value: str
    goal: str = ""


def main(arguments: list[str]) -> int:
    library = open_library()
    every = pairs(library)
    yard = quantile(yardstick.measure(), 0.5)
    print(f"{'what':48}{'measured':>16}{'goal':>16}")
    _print(Row("yardstick: a fixed piece of Python, median", f"{yard:.0f} µs"))
    case = core_turn.largest(library, every)
    turn = core_turn.measure(library, case)
    name = f"{case.persona.id} × {case.scenario.id}"
    _print(Row(f"core turn, {name}, median", f"{quantile(turn, 0.5):.0f} µs", "≤ 300 µs"))
    _print(Row("core turn, 99 in 100 within", f"{quantile(turn, 0.99):.0f} µs"))
    _print(Row("core turn, median, in yardsticks", f"{quantile(turn, 0.5) / yard:.2f}"))
    heard = hearing.measure()
    _print(Row("hearing a reply of the corpus, median", f"{quantile(heard, 0.5) / 1000:.2f} ms", "≤ 0.5 ms"))
    _print(Row("hearing a reply of the corpus, 99 in 100 within", f"{quantile(heard, 0.99) / 1000:.2f} ms", "≤ 2 ms"))
    _print(Row("hearing, median, in yardsticks", f"{quantile(heard, 0.5) / yard:.1f}"))
    _print(Row("hearing twice as long a reply takes, times", f"{hearing.growth():.2f}", "≤ 2.5"))
    first = quantile(hearing.first_reply(), 0.5)
    _print(Row("fresh process to its first heard reply, median", f"{first / 1_000_000:.2f} s", "≤ 1.5 s"))
    _print(Row("the model in the wheel", f"{size.model() / 1e6:.2f} MB", "≤ 20 MB"))
    _print(Row("the lexicons in the wheel", f"{size.lexicons() / 1e6:.2f} MB", "with it"))
    if "--quick" not in arguments:
        _print(Row(f"survey of all {len(every)} pairs", f"{surveys.measure(every):.0f} s", "≤ 120 s"))
    return 0


def _print(row: Row) -> None:
    print(f"{row.what:48}{row.value:>16}{row.goal:>16}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
