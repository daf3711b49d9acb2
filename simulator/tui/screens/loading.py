"""What is shown while the library is read, which takes a moment."""

from collections.abc import Iterable

from textual.widget import Widget

from simulator.tui.paper.blocks import Centred
from simulator.tui.screens.page import Page
from simulator.tui.widgets.paper import Paper
from simulator.wording import _


class LoadingScreen(Page):
    """Gives way as soon as there is something to show."""

    def parts(self) -> Iterable[Widget]:
        yield Paper([Centred(_("One moment…"))])
