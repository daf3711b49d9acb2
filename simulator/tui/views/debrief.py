"""What the debrief shows: a report and its words, which `simulator.reports` finds for every form alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from simulator.coaching.heed import Stage
from simulator.reports.page import Page
from simulator.wording import N_, _

if TYPE_CHECKING:
    # The searching parts take a while to load, and are needed only when a talk is over.
    from simulator.reports.gather import Report

Trial = Literal["under_way", "done", "impossible"]
"""Whether the talk is being tried otherwise, was tried, or cannot be."""

STAGES: Mapping[Stage, str] = {
    "near_misses": N_("Working it out, 1 of 3: small changes of your replies…"),
    "best_path": N_("Working it out, 2 of 3: how far each reply could still have led…"),
    "answers": N_("Working it out, 3 of 3: what would have served better…"),
}


@dataclass(frozen=True, slots=True)
class Debrief:
    """One talk looked back on; a new one takes its place when the talk has been tried otherwise."""

    report: "Report"
    page: Page
    notice: str = ""
    """Why there are no marks, where the rubric is wrong."""

    @property
    def trial(self) -> Trial:
        if self.report.otherwise:
            return "impossible"
        return "done" if self.page.tried else "under_way"


def stage_words(stage: Stage) -> str:
    """What the search does just now."""
    return _(STAGES[stage])
