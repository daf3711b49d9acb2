"""Every look can be drawn in both themes, and can be read."""

from typing import get_args

import pytest
from textual.color import Color
from textual.theme import Theme

from simulator.tui.paper.pieces import Look
from simulator.tui.themes import DARK, LIGHT
from simulator.tui.widgets.looks import DRAWN

LEAST = 3.0
"""The least contrast of text that is large or not the message itself; that of the message is 4.5 (WCAG 2)."""
QUIET = frozenset({"bar-rest"})
"""What is there to be overlooked."""


def variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_look_is_drawn() -> None:
    assert set(DRAWN) == set(get_args(Look))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_look_can_be_read(theme: Theme) -> None:
    known = variables(theme)
    for look, drawn in DRAWN.items():
        for behind in [drawn.behind] if drawn.behind else ["background", "surface"]:
            least = 4.5 if look in ("plain", "buyer", "trainee", "strong") else LEAST
            told = contrast(Color.parse(known[drawn.text]), Color.parse(known[behind]))
            assert told >= least or look in QUIET, (look, behind, round(told, 1))


def test_what_cost_something_differs_from_what_earned_without_colours() -> None:
    good, bad = DRAWN["trainee-proof-good"], DRAWN["trainee-proof-bad"]
    assert (good.bold, good.underline) != (bad.bold, bad.underline)
