"""How hard each buyer is in each case: the three example trainees talk to all of them, ``make difficulty`` tells it.

``python -m tools.difficulty`` writes ``docs/difficulty.md`` and ends with 1 where a pair does not tell the three apart;
``python -m tools.difficulty cold size-doubt`` measures only the pairs of those names and prints their rows.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from examples.bulk import Talk, talk
from examples.registry import TRAINEES
from examples.sheet import read_sheet
from simulator.authoring.library import Library
from simulator.authoring.roots import open_library
from simulator.cli.choosing import scenarios_for
from simulator.core.chart import Chart
from simulator.core.events import BuyerSaid
from simulator.practice.case import open_case
from tools.difficulty_page import page, table_row

SEEDS = range(1, 11)
"""Talks of each trainee with each buyer in each case."""
LINE_SEEDS = range(1, 21)
"""Talks of the expert over which the buyer's different lines are counted."""
RESULTS = {"lost": 0, "partial": 1, "won": 2}
WORKERS = 2
PAGE = Path(__file__).parents[1] / "docs" / "difficulty.md"

Outcome = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Talked:
    """What one trainee achieved over all seeds."""

    outcomes: tuple[Outcome, ...]
    """Result, stars, and how the buyer felt at the end, seed by seed."""
    marks: tuple[int, ...]
    turns: tuple[int, ...]

    @property
    def won(self) -> int:
        return sum(result == RESULTS["won"] for result, _stars, _mood in self.outcomes)


@dataclass(frozen=True, slots=True)
class Measured:
    """A pair of persona and scenario with all that was measured of it."""

    persona: str
    scenario: str
    names: tuple[str, str]
    talks: Mapping[str, Talked]
    lines: int
    """Different lines of the buyer over `LINE_SEEDS`."""
    spoken: int
    early: int
    """Lines of all these talks that were said again before their alternatives were used up."""
    again: int
    """Lines of all these talks whose very words the buyer had said before in the same talk."""

    def ahead(self, better: str, worse: str, parts: int = 3) -> int:
        """On how many seeds the one trainee beats the other in marks and in the first ``parts`` of the outcome."""
        one, other = self.talks[better], self.talks[worse]
        return sum(
            mine[:parts] > theirs[:parts] and mark > less
            for mine, theirs, mark, less in zip(one.outcomes, other.outcomes, one.marks, other.marks, strict=True)
        )

    @property
    def separated(self) -> bool:
        """Whether expert, reader and hostile come out in this order on nine seeds in ten."""
        return self._apart(3)

    @property
    def plain(self) -> bool:
        """The same by result and stars alone, without asking how the buyer felt."""
        return self._apart(2)

    @property
    def mastered(self) -> bool:
        """Whether the expert wins on nine seeds in ten."""
        return self.talks["expert"].won * 10 >= self._enough

    @property
    def _enough(self) -> int:
        return len(self.talks["expert"].marks) * 9

    def _apart(self, parts: int) -> bool:
        order = (("expert", "reader"), ("reader", "hostile"))
        return all(self.ahead(*two, parts) * 10 >= self._enough for two in order)


def measure(persona: str, scenario: str) -> Measured:
    """All talks of the three trainees with this buyer in this case."""
    library = _library()
    case, sheet = open_case(library, persona, scenario), read_sheet(library, persona, scenario)
    talks = {
        name: [talk(library, case, sheet, make, seed) for seed in (LINE_SEEDS if name == "expert" else SEEDS)]
        for name, make in TRAINEES.items()
    }
    every = [one for some in talks.values() for one in some]
    return Measured(
        persona,
        scenario,
        (case.persona.name, case.scenario.name),
        {name: _talked(some[: len(SEEDS)]) for name, some in talks.items()},
        lines=len({event.line for one in talks["expert"] for event in _said(one)}),
        spoken=sum(len(list(_said(one))) for one in every),
        early=sum(early_repeats(case.buyer.chart, one) for one in every),
        again=sum(_repeats(one) for one in every),
    )


def early_repeats(chart: Chart, one: Talk) -> int:
    """How often a line came again while another line for the same had been said less often."""
    used: Counter[str] = Counter()
    early = 0
    for event in _said(one):
        fewest = min(used[line.id] for line in chart.lines[event.key])
        early += used[event.line] > fewest
        used[event.line] += 1
    return early


def _repeats(one: Talk) -> int:
    said = [event.text for event in _said(one)]
    return len(said) - len(set(said))


def _said(one: Talk) -> Iterator[BuyerSaid]:
    return (event for event in one.events if isinstance(event, BuyerSaid))


def _talked(talks: Sequence[Talk]) -> Talked:
    return Talked(
        tuple((RESULTS[one.end.result], one.end.stars, _mood(one)) for one in talks),
        tuple(one.card.total for one in talks),
        tuple(sum(turn.said is not None for turn in one.turns) for one in talks),
    )


def _mood(one: Talk) -> int:
    """How the buyer felt at the end: what is good less what is bad."""
    return sum(mood.value if mood.good else -mood.value for mood in one.turns[-1].moods)


@cache
def _library() -> Library:
    return open_library()


def pairs(library: Library) -> list[tuple[str, str]]:
    """Every persona with every scenario that it plays."""
    return [
        (persona, scenario.id)
        for persona in library.sources("persona")
        for scenario in sorted(scenarios_for(library, library.persona(persona)), key=lambda one: one.id)
    ]


def measure_all(wanted: Sequence[tuple[str, str]]) -> Iterator[Measured]:
    """The pairs one after the other, measured side by side and in the background of everything else."""
    with get_context("spawn").Pool(min(WORKERS, os.cpu_count() or 1), _be_nice) as pool:
        yield from pool.imap(_measure, wanted)


def _measure(pair: tuple[str, str]) -> Measured:
    return measure(*pair)


def _be_nice() -> None:
    if hasattr(os, "nice"):
        os.nice(10)


def main(names: Sequence[str]) -> int:
    wanted = [pair for pair in pairs(_library()) if not names or all(name in pair for name in names)]
    found = []
    for one in measure_all(wanted):
        found.append(one)
        print(table_row(one), flush=True)
    mixed = [one for one in found if not one.separated]
    if not names:
        PAGE.write_text(page(found), encoding="utf-8")
    for one in mixed:
        print(f"not told apart: {one.persona} × {one.scenario}", file=sys.stderr)
    return 1 if mixed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
