"""A passing notice at the top of a screen, over its whole width.

Not Textual's toasts: they lie over other widgets, whose edges then cut Chinese characters of the notice in two
(textual 8.2), and they hide what is being typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from textual.notifications import SeverityLevel
from textual.timer import Timer

from simulator.tui.paper.blocks import Paragraph
from simulator.tui.paper.pieces import Look
from simulator.tui.widgets.paper import Paper

LOOKS: Final[Mapping[SeverityLevel, Look]] = {"information": "accent", "warning": "warn", "error": "bad"}
SIGNS: Final[Mapping[SeverityLevel, str]] = {"information": "· ", "warning": "! ", "error": "✗ "}


@dataclass(frozen=True, slots=True)
class Notice:
    message: str
    severity: SeverityLevel
    seconds: float


class NoticeBar(Paper):
    """Shows one notice, and goes when its time is over."""

    def __init__(self) -> None:
        super().__init__(id="notice")
        self.can_focus = False
        self.display = False
        self._ending: Timer | None = None

    def tell(self, notice: Notice) -> None:
        """Show this notice in place of the one before."""
        if self._ending is not None:
            self._ending.stop()
        look = LOOKS[notice.severity]
        self.show([Paragraph([(notice.message, look)], SIGNS[notice.severity], look)])
        self.display = True
        self._ending = self.set_timer(notice.seconds, self.end)

    def end(self) -> None:
        self.display = False
