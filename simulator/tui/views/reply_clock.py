"""The reply clock: how long the buyer has waited, and when that becomes too long. Signs and words, not colour alone."""

from typing import Final

from simulator.tui.paper.pieces import Look
from simulator.tui.paper.wrap import Run
from simulator.wording import _

FIRST_FULL: Final = 10
"""Seconds within which a buyer should be greeted."""
FIRST_LATE: Final = 30
"""Seconds after which a greeting comes too late for any marks."""


def reply_clock(seconds: int, first: bool, hurried: int) -> Run:
    """The clock's words and look; ``hurried`` is how many seconds this buyer minds at later replies."""
    soon, late = (FIRST_FULL, FIRST_LATE) if first else (max(1, hurried // 2), hurried)
    look: Look = "dim"
    sign = ""
    if seconds > late:
        look, sign = "bad", _("too late")
    elif seconds > soon:
        look, sign = "warn", _("hurry")
    told = _("{seconds} s").format(seconds=seconds) if seconds < 60 else f"{seconds // 60}:{seconds % 60:02d}"
    return (f"{sign} {told}" if sign else told, look)
