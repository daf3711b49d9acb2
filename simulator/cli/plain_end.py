"""How a plain talk is closed: marked once, its mark kept beside it, and the outcome printed."""

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.cli.beside import tell
from simulator.cli.marks import PrintedMarks
from simulator.cli.paper import Paper, Seal
from simulator.practice.case import Case
from simulator.practice.turn import end_of
from simulator.replay.marking import fitting_marks
from simulator.reports.exam_words import taken_words
from simulator.reports.kept_marks import keep_end
from simulator.reports.sealed import code_of, taken
from simulator.scoring.card import Scorecard
from simulator.storage.lines import EXAM
from simulator.storage.sittings import Sitting
from simulator.wording import _


def close(library: Library, case: Case, sitting: Sitting, paper: Paper | None = None) -> None:
    """Mark a talk that is over, keep the mark, and print the end where somebody waits for it."""
    card = _marked(library, case, sitting)
    end = end_of(case.buyer.chart, sitting.practice.events)
    if paper is not None and end is not None:
        paper.end(end, PrintedMarks(card, sitting.practice.events) if card else None, _seal(sitting))


def _marked(library: Library, case: Case, sitting: Sitting) -> Scorecard | None:
    """The marks, kept so that later ones can stand beside them; None where no rubric fits."""
    try:
        card = fitting_marks(library, case, sitting.practice.events)
    except Problems as problems:
        # The talk is over and kept; a rubric that is wrong costs the marks only.
        tell(str(problems))
        return None
    try:
        if card is not None:
            keep_end(library, sitting.journal, card)
    except (OSError, ValueError) as error:
        tell(_("The mark could not be kept (%(why)s).") % {"why": error})
    return card


def _seal(sitting: Sitting) -> Seal | None:
    """What the sealed result of an exam is quoted with."""
    journal = sitting.journal
    if journal.header.mode != EXAM or journal.path is None:
        return None
    exam = taken(journal.header, sitting.practice.events)
    clock, breaks = (exam.clock, exam.breaks) if exam else ("", ())
    return Seal(code_of(journal.chain), clock, [one.away for one in breaks], taken_words(exam))
