"""All that is told of one stored session, gathered once; every form of the report is made of it."""

from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.compiling.fitting import answers_of, rubric_for, rubric_named
from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.coaching.coach import Coaching, coach
from simulator.coaching.left_open import NeverAsked, Unmet, never_asked, unmet
from simulator.coaching.next_time import NextTime, next_time
from simulator.coaching.recorded import Drifted
from simulator.core.events import SessionEnded
from simulator.practice.turn import End
from simulator.reports.attempts import Attempt, attempt_of, earlier, practised
from simulator.reports.stored import Stored
from simulator.scoring.card import Scorecard
from simulator.scoring.rubric import Rubric
from simulator.scoring.score import ScoredCase, score

NONE_FITS = "M010"
"""The code that says that no rubric fits a scenario."""


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
    coaching: Coaching | None
    """None where today's files do not give the recorded log any more, so that nothing can be tried in it."""
    never_asked: tuple[NeverAsked, ...]
    unmet: tuple[Unmet, ...]
    next: NextTime


def gather(library: Library, stored: Stored, folder: Path | None, rubric: str | None = None) -> Report:
    """The report of a session; ``folder`` holds the trainee's sessions, ``rubric`` is another than the fitting one.

    Raises:
        Problems: the rubric is missing or wrong.
    """
    chart, buyer = stored.case.buyer.chart, stored.case.buyer
    by = find_rubric(library, chart.scenario, rubric)
    answers = answers_of(library, chart.scenario)
    card = score(ScoredCase(chart, stored.events, answers), by) if by else None
    try:
        coaching = coach(buyer, stored.events, by, answers, stored.case.ears)
    except Drifted:
        coaching = None
    this = attempt_of(stored, by, library)
    before = earlier(library, folder, stored, by) if folder else ()
    done = practised(folder) if folder else frozenset[tuple[str, str]]()
    return Report(
        stored,
        end_of(stored),
        card,
        (*before, this) if this else before,
        coaching,
        never_asked(buyer, stored.events),
        coaching.unmet if coaching else _unmet(stored),
        next_time(library, stored.case, card, done),
    )


def find_rubric(library: Library, scenario: str, name: str | None = None) -> Rubric | None:
    """The rubric called ``name``, else the one that fits; None where none fits.

    Raises:
        Problems: there is no such rubric, or it is wrong.
    """
    if name is not None:
        return rubric_named(library, scenario, name)
    try:
        return rubric_for(library, scenario)
    except Problems as problems:
        if {one.code for one in problems.diagnostics} == {NONE_FITS}:
            return None
        raise


def end_of(stored: Stored) -> End | None:
    """How the session ended, if it has."""
    event = next((one for one in stored.events if isinstance(one, SessionEnded)), None)
    if event is None:
        return None
    node = stored.case.buyer.chart.nodes.get(event.ending)
    return End(event.ending, node.name if node else event.ending, event.result, event.stars, event.review)


def _unmet(stored: Stored) -> tuple[Unmet, ...]:
    """The unmet needs as far as a log from other files tells."""
    try:
        return unmet(stored.case.buyer, stored.case.buyer.fold(stored.events))
    except (KeyError, IndexError):
        return ()
