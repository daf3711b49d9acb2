"""How each look is drawn, in variables of the theme. Nothing is told by colour alone: signs and places tell it too.

Not in the style sheet: a page has two dozen looks, and Textual would work them all out anew at every change of a class.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rich.style import Style
from textual.color import Color

from simulator.tui.paper.pieces import Look


@dataclass(frozen=True, slots=True)
class Drawn:
    """Variables of the theme for the text and what is behind it, and the text's own attributes."""

    text: str = "foreground"
    behind: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False

    def style(self, variables: Mapping[str, str]) -> Style:
        """The style in the theme that ``variables`` belong to."""
        return Style(
            color=Color.parse(variables[self.text]).rich_color,
            bgcolor=Color.parse(variables[self.behind]).rich_color if self.behind else None,
            bold=self.bold or None,
            italic=self.italic or None,
            underline=self.underline or None,
        )


DRAWN: Final[Mapping[Look, Drawn]] = {
    "plain": Drawn(),
    "dim": Drawn("faint"),
    "title": Drawn("primary", bold=True),
    "strong": Drawn(bold=True),
    "accent": Drawn("accent", bold=True),
    "good": Drawn("success"),
    "warn": Drawn("warning", bold=True),
    "bad": Drawn("error", bold=True),
    "name": Drawn("faint"),
    "buyer": Drawn("bubble-buyer-text", "bubble-buyer"),
    "buyer-edge": Drawn("accent", "bubble-buyer"),
    "trainee": Drawn("bubble-trainee-text", "bubble-trainee"),
    "trainee-edge": Drawn("primary", "bubble-trainee"),
    "trainee-proof-good": Drawn("bubble-trainee-text", "proof-good", underline=True),
    "trainee-proof-bad": Drawn("bubble-trainee-text", "proof-bad", bold=True, underline=True),
    "trainee-proof-none": Drawn("bubble-trainee-text", "bubble-trainee", underline=True),
    "notice": Drawn("secondary", italic=True),
    "heard": Drawn("secondary"),
    "fault": Drawn("error", bold=True),
    "bar-good": Drawn("success"),
    "bar-bad": Drawn("error"),
    "bar-rest": Drawn("bar-rest"),
    "stars": Drawn("accent"),
    "chosen": Drawn("block-cursor-foreground", "block-cursor-background", bold=True),
}
