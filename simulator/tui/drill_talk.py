"""A talk that begins in a chosen state, with what came before told: the phase drill of `kefu play --from`."""

from pathlib import Path

from simulator.authoring.compiling.fitting import answers_of
from simulator.authoring.library import Library
from simulator.coaching.drill_phase import lead_to, phases
from simulator.coaching.drill_told import Teller
from simulator.practice.case import Case
from simulator.storage.sittings import begin_drill
from simulator.tui.talk import MakeClock, Talk


def drill_talk(
    library: Library, case: Case, seed: int, start: str, data: Path | None, make_clock: MakeClock
) -> Talk | None:
    """The talk from the state ``start`` on; None where no way leads there.

    Raises:
        Problems: the scenario is wrong now.
        StorageError: what came before could not be kept.
    """
    teller = Teller(answers_of(library, case.scenario.id), case.ears)
    opened = lead_to(case.buyer, start, seed, teller) if start in phases(case.buyer.chart) else None
    if opened is None:
        return None
    clock = make_clock(opened.state.at)
    return Talk(library, case, begin_drill(case, clock, seed, data, opened.events), clock, seed, "practice")
