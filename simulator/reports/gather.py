"""All that is told of one stored session, gathered once; every form of the report is made of it."""

from dataclasses import dataclass, replace
from pathlib import Path

from simulator.authoring.compiling.fitting import answers_of, find_rubric
from simulator.authoring.library import Library
from simulator.coaching.coach import Coaching, coach
from simulator.coaching.heed import Heed, unheeded
from simulator.coaching.left_open import NeverAsked, Unmet, never_asked, unmet
from simulator.coaching.next_time import NextTime, next_time
from simulator.coaching.recorded import Drifted
from simulator.practice.turn import End, end_of
from simulator.replay.marking import marks_of
from simulator.reports.attempts import Attempt, attempt_of, earlier, practised
from simulator.reports.stored import Stored
from simulator.scoring.card import Answer, Scorecard
from simulator.scoring.rubric import Rubric
from simulator.scoring.shown import as_shown


@dataclass(frozen=True, slots=True)
class Report:
    """One session with its marks, what it teaches, and how it compares."""

    stored: Stored
    end: End | None
    """None while the talk goes on."""
    card: Scorecard | None
    """None where no rubric fits."""
    attempts: tuple[Attempt, ...]
    """Earlier ones, the oldest first, and this one last where it was finished."""
    never_asked: tuple[NeverAsked, ...]
    unmet: tuple[Unmet, ...]
    next: NextTime
    rubric: Rubric | None
    answers: tuple[Answer, ...]
    """The scenario's model answers."""
    coaching: Coaching | None = None
    """None until the talk was tried otherwise, and where that cannot be."""
    otherwise: bool = False
    """Whether today's files do not give the recorded log any more, so that nothing can be tried in it."""
    lenses: tuple[Scorecard, ...] = ()
    """The same talk under the lenses that were asked for."""

    @property
    def shown(self) -> Scorecard | None:
        """The marks as people are shown them."""
        return as_shown(self.card) if self.card else None


def gather(library: Library, stored: Stored, folder: Path | None, rubric: str | None = None) -> Report:
    """The report of a session; ``folder`` holds the trainee's sessions, ``rubric`` is another than the fitting one.

    Raises:
        Problems: the rubric is missing or wrong.
    """
    by = find_rubric(library, stored.case.buyer.chart.scenario, rubric)
    return coached(looked_back(library, stored, folder, by))


def looked_back(library: Library, stored: Stored, folder: Path | None, by: Rubric | None) -> Report:
    """The report without what takes seconds: nothing in it was tried otherwise yet."""
    chart, buyer = stored.case.buyer.chart, stored.case.buyer
    card = marks_of(library, stored.case, stored.events, by) if by else None
    this = attempt_of(stored, card)
    before = earlier(library, folder, stored, by) if folder else ()
    done = practised(folder) if folder else frozenset[tuple[str, str]]()
    return Report(
        stored,
        end_of(chart, stored.events),
        card,
        (*before, this) if this else before,
        never_asked(buyer, stored.events),
        _unmet(stored),
        next_time(library, stored.case, as_shown(card) if card else None, done),
        by,
        answers_of(library, chart.scenario),
    )


def coached(report: Report, heed: Heed = unheeded) -> Report:
    """The report with what trying the talk otherwise shows: seconds, in which ``heed`` is told of each step."""
    stored = report.stored
    try:
        found = coach(stored.case.buyer, stored.events, report.rubric, report.answers, stored.case.ears, heed)
    except Drifted:
        return replace(report, otherwise=True)
    return replace(report, coaching=found, unmet=found.unmet)


def _unmet(stored: Stored) -> tuple[Unmet, ...]:
    """The unmet needs as far as a log from other files tells."""
    try:
        return unmet(stored.case.buyer, stored.case.buyer.fold(stored.events))
    except (KeyError, IndexError):
        return ()
