"""What the app does in worker threads: each errand reads or writes files and gives a message for the screens."""

from simulator.authoring.diagnostics import Problems
from simulator.authoring.naming import file_names
from simulator.coaching.heed import Heed
from simulator.core.events import Mode
from simulator.display import shown_line
from simulator.practice.case import Case, open_case
from simulator.storage.errors import StorageError
from simulator.storage.places import find_places
from simulator.tui.drill_talk import drill_talk
from simulator.tui.messages import CaseReady, CatalogueReady, DebriefReady, LensesSeen, TalkReady, Tried, Unavailable
from simulator.tui.options import Options
from simulator.tui.talk import Talk, new_talk, resumed_talk
from simulator.tui.views.catalogue import read_catalogue
from simulator.tui.views.debrief import Debrief
from simulator.tui.views.history import History, read_history
from simulator.wording import _


def read_library(options: Options) -> CatalogueReady:
    try:
        history = read_history(find_places(options.data).sessions)
    except StorageError:
        # No home, no sessions; a talk says so itself when it begins.
        history = History()
    return CatalogueReady(read_catalogue(options.library), history, options.persona or "")


def ready_case(options: Options, persona: str, scenario: str) -> CaseReady | Unavailable:
    try:
        return CaseReady(open_case(options.library, persona, scenario))
    except (Problems, OSError) as error:
        return Unavailable(str(error))


def begin_talk(options: Options, case: Case, seed: int, mode: Mode) -> TalkReady | Unavailable:
    asked = (options.persona, options.scenario) == (case.persona.id, case.scenario.id)
    if options.start is not None and asked and mode == "practice":
        return _begin_drill(options, case, seed, options.start)
    try:
        talk = new_talk(options.library, case, seed, mode, options.data, options.outside.make_clock)
    except Problems as problems:
        # Without a rubric that works there is no exam.
        return Unavailable(str(problems))
    return TalkReady(talk, talk.sitting.notice or "")


def _begin_drill(options: Options, case: Case, seed: int, start: str) -> TalkReady | Unavailable:
    try:
        talk = drill_talk(options.library, case, seed, start, options.data, options.outside.make_clock)
    except (Problems, StorageError) as error:
        return Unavailable(str(error))
    node = case.buyer.chart.nodes.get(start)
    name = shown_line(node.name if node else start)
    if talk is None:
        return Unavailable(_("No talk was found that leads to {state} in this case.").format(state=name))
    words = _("A drill: it begins at “{state}”. What came before earns no marks, and it never counts as a best result.")
    return TalkReady(talk, talk.sitting.notice or words.format(state=name))


def resume_talk(options: Options, session: str) -> TalkReady | Unavailable:
    try:
        talk = resumed_talk(options.library, options.data, session, options.outside.make_clock, options.persona)
    except (StorageError, Problems, OSError) as error:
        return Unavailable(str(error))
    drifted = talk.sitting.drifted
    words = _("Changed since this talk began: {files}. It goes on by the new ones.")
    return TalkReady(talk, words.format(files=file_names(drifted)) if drifted else "")


def look_back(options: Options, talk: Talk) -> DebriefReady:
    """The debrief without what takes seconds, which `coach_on` adds."""
    # The reports load all that marks and searches need, which nobody waits for when the app starts.
    from simulator.authoring.compiling.fitting import find_rubric
    from simulator.reports.build import build_page
    from simulator.reports.gather import looked_back
    from simulator.reports.stored import kept_so_far

    rubric, notice = None, ""
    try:
        rubric = find_rubric(options.library, talk.case.scenario.id)
    except (Problems, OSError) as error:
        notice = str(error)
    try:
        folder = find_places(options.data).sessions
    except StorageError:
        folder = None
    stored = kept_so_far(talk.case, talk.events, talk.sitting.journal)
    report = looked_back(options.library, stored, folder, rubric)
    return DebriefReady(Debrief(report, build_page(report), notice))


def coach_on(told: Debrief, heed: Heed) -> Tried:
    """The debrief with what trying the talk otherwise shows: seconds, in which ``heed`` is told of each step."""
    from simulator.reports.build import build_page
    from simulator.reports.gather import coached

    report = coached(told.report, heed)
    return Tried(Debrief(report, build_page(report), told.notice))


def look_through(options: Options, told: Debrief) -> LensesSeen:
    """The talk by every lens that fits, as `kefu report --lens all` tells it."""
    from simulator.reports.lenses import ALL, lenses_part, through_lenses

    try:
        return LensesSeen(lenses_part(through_lenses(told.report, options.library, [ALL])))
    except (Problems, OSError) as error:
        return LensesSeen(reason=str(error))


def warm_ears() -> None:
    """Load the lexicon and the segmenter, so that the first reply need not wait for them."""
    from simulator.understanding.draft import Context
    from simulator.understanding.pipeline import understand

    understand("您好，请问有什么可以帮您", Context())
