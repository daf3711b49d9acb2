"""Drills made ready and run: the moments of a stored talk, or the critique of a flawed one."""

from simulator.authoring.compiling.fitting import answers_of, find_rubric
from simulator.authoring.library import Library
from simulator.coaching.coach import coach
from simulator.coaching.drill_moments import drill_moments
from simulator.coaching.heed import Heed, unheeded
from simulator.coaching.recorded import Drifted
from simulator.reports.drill_loop import Drill
from simulator.reports.flawed_talks import FlawedTalk, coach_flawed, play_flawed
from simulator.reports.stored import Stored
from simulator.wording import _

WORST = 2
"""Replies of a flawed talk that are rewritten."""


class NoDrill(Exception):
    """There is nothing to drill; the text says why."""


def drill_session(library: Library, stored: Stored, drill: Drill, heed: Heed = unheeded) -> None:
    """Try the moments of a stored talk again; ``heed`` is told of each step of the search for them, which takes
    seconds.

    Raises:
        NoDrill: the files have changed since.
        Problems: its rubric is wrong.
    """
    case = stored.case
    drill.out.head(f"{case.persona.name} × {case.scenario.name}", stored.name)
    drill.out.busy(_("Looking for the moments that cost most; this takes a few seconds."))
    rubric, answers = find_rubric(library, case.scenario.id), answers_of(library, case.scenario.id)
    try:
        coaching = coach(case.buyer, stored.events, rubric, answers, case.ears, heed)
    except Drifted:
        raise _changed() from None
    drill.moments(coaching.recorded, drill_moments(coaching), case.ears)


def drill_critique(library: Library, talk: FlawedTalk, drill: Drill, heed: Heed = unheeded) -> None:
    """Judge a flawed talk, then rewrite its worst replies; ``heed`` as above.

    Raises:
        NoDrill: the files have changed while it was judged.
        Problems: its persona, scenario or rubric is gone or wrong.
    """
    played = play_flawed(library, talk)
    drill.out.head(f"{played.case.persona.name} × {played.case.scenario.name}", talk.id)
    if drill.critique(played):
        drill.out.busy(_("Looking for the moments that cost most; this takes a few seconds."))
        try:
            coaching = coach_flawed(library, played, heed)
        except Drifted:
            raise _changed() from None
        drill.rewrite(coaching.recorded, drill_moments(coaching, WORST), played.case.ears)
    drill.finish(played)


def _changed() -> NoDrill:
    return NoDrill(
        _("The files have changed since this talk, so nothing can be tried in it any more. Play the case again.")
    )
