"""The same talk marked by other rubrics: the part of the debrief that looks through the lenses, one after the other."""

from collections.abc import Callable
from typing import Final

from textual import on, work
from textual.binding import Binding

from simulator.reports.page import LensPart
from simulator.tui.messages import LensesSeen
from simulator.tui.screens.page import Page
from simulator.tui.views.debrief import Debrief
from simulator.tui.views.debrief_result import Lens
from simulator.wording import N_, _

KEY: Final = "L"

LookThrough = Callable[[Debrief], LensesSeen]
"""Marks the talk by every lens that fits; called in a thread."""


class LensedPage(Page):
    """Marks nothing before somebody asks for it, for that takes a moment."""

    BINDINGS = [Binding("l,f9", "lens", N_("Other eyes"), key_display=KEY)]  # noqa: RUF012  # Textual's own way

    def __init__(self, look_through: LookThrough) -> None:
        super().__init__()
        self._look_through = look_through
        self._lenses: tuple[LensPart, ...] | None = None
        """Those that fit; None until somebody asked for them."""
        self._lens = 0
        """Which one is looked through, counted from 1; 0 shows the marks as they are."""

    @property
    def told(self) -> Debrief:
        raise NotImplementedError

    @property
    def lens(self) -> Lens:
        """What the page of the result is looked at through."""
        return Lens(self._lenses or (), self._lens, KEY)

    def show_result(self) -> None:
        """Show the result through the lens."""
        raise NotImplementedError

    def action_lens(self) -> None:
        """The marks by the next lens, and behind the last one by none."""
        if self._lenses is None:
            self._find_lenses()
        else:
            self._lens = (self._lens + 1) % (len(self._lenses) + 1)
            self.show_result()

    @work(thread=True, group="lenses", exclusive=True)
    def _find_lenses(self) -> None:
        self.post_message(self._look_through(self.told))

    @on(LensesSeen)
    def _seen(self, event: LensesSeen) -> None:
        self._lenses = event.lenses
        if event.lenses:
            self.action_lens()
        else:
            self.notify(event.reason or _("No lens fits this case."), severity="warning")
