"""The sealed result of an exam: what the fitting rubric makes of it at the moment it ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.authoring.compiling.fitting import find_rubric
from simulator.authoring.library import Library
from simulator.core.chart import Chart
from simulator.core.events import Event, ResultSealed, SessionEnded
from simulator.practice.case import Case
from simulator.scoring.card import Scorecard
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import ScoredCase, score


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals the exams of one case."""

    chart: Chart
    rubric: Rubric | None

    def seal(self, events: Sequence[Event]) -> ResultSealed:
        """The seal of a log that has come to its end."""
        at = next(event.at for event in reversed(events) if isinstance(event, SessionEnded))
        if self.rubric is None:
            return ResultSealed("", "", 0, "0", True, at)
        return sealed(score(ScoredCase(self.chart, events), self.rubric), at)


def sealed(card: Scorecard, at: int) -> ResultSealed:
    """What of the marks is sealed."""
    return ResultSealed(card.rubric, card.digest, card.total, str(card.exact), card.verdicts.allowed, at)


def sealer(library: Library, case: Case) -> Sealer:
    """The sealer of exams in this case, by the rubric that fits it.

    Raises:
        Problems: the rubric is not as it should be, so that no exam can be taken.
    """
    return Sealer(case.buyer.chart, find_rubric(library, case.buyer.chart.scenario))
