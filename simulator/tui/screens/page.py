"""What all screens share: the notice for windows that are too small, and the line of keys."""

from collections.abc import Iterable
from typing import TypeVar

from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.notice_bar import Notice, NoticeBar
from simulator.wording import _

Given = TypeVar("Given")

WIDTHS = [(0, "-tiny"), (40, "-narrow"), (72, "-normal"), (110, "-wide")]
HEIGHTS = [(0, "-flat"), (10, "-low"), (20, "-middle"), (32, "-tall")]


class Page(Screen[None]):
    """A full screen. Subclasses give `parts`."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def parts(self) -> Iterable[Widget]:
        return ()

    _notice: Notice | None = None
    """A notice that came before there was anything to show it on."""

    def compose(self) -> ComposeResult:
        yield NoticeBar()
        yield from self.parts()
        yield KeyBar()
        yield too_small()

    def on_mount(self) -> None:
        if self._notice is not None:
            self.query_one(NoticeBar).tell(self._notice)

    def tell(self, notice: Notice) -> None:
        """Show a passing notice at the top, at once or as soon as the screen is there."""
        if self.is_mounted:
            self.query_one(NoticeBar).tell(notice)
        else:
            self._notice = notice


class Window(ModalScreen[Given]):
    """A small window over a screen, which it gives a value when it goes."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS


def too_small() -> Static:
    """What is shown instead of a layout that cannot work."""
    return Static(_("The window is too small. 40 columns and 10 lines are needed."), id="small", markup=False)
