"""What was heard in a reply, under its bubble."""

from simulator.authoring.naming import label_name
from simulator.core.acts import Heard
from simulator.tui.paper.bubbles import Unit
from simulator.tui.paper.wrap import Run
from simulator.wording import _

FAULT_SIGN = "✗"


def heard_units(heard: Heard) -> list[Unit]:
    """The line under a reply: what was heard in it, faults by a sign and not by colour alone."""
    names = list(dict.fromkeys((act.kind == "fault", label_name(act.id)) for act in heard.acts))
    told: Run = (_("Heard: "), "dim")
    if not names:
        return [[(_("nothing the buyer could use"), "dim")]]
    units: list[Unit] = []
    for place, (fault, name) in enumerate(names):
        word: Run = (f"{FAULT_SIGN}{name}", "fault") if fault else (name, "heard")
        units.append([(" · ", "dim") if place else told, word])
    return units
