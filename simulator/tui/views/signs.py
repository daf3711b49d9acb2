"""Signs and looks of what is good, bad or in between; a sign tells one from the other without colours."""

from collections.abc import Mapping

from simulator.reports import page as told
from simulator.tui.paper.pieces import Look

SIGNS: Mapping[told.Look, str] = {"good": "✓", "bad": "✗", "warn": "~", "": "·"}
LOOKS: Mapping[told.Look, Look] = {"good": "good", "bad": "bad", "warn": "warn", "": "plain"}


def sign_of(look: told.Look) -> str:
    return SIGNS[look]


def look_of(look: told.Look) -> Look:
    return LOOKS[look]
