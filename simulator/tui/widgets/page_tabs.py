"""The line of pages of a screen; a click chooses one."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from simulator.tui.paper.tabs import Tabs
from simulator.tui.widgets.paper import Paper


class PageTabs(Paper):
    """Shows which page is chosen; the screen says so, also after a click."""

    class Picked(Message):
        """This page is wanted, counted from 0."""

        def __init__(self, page: int) -> None:
            super().__init__()
            self.page = page

    def __init__(self, names: Sequence[str], *, id: str | None = None) -> None:
        self._tabs = Tabs(tuple(names), 0)
        super().__init__([self._tabs], id=id, classes="bar")
        self.can_focus = False

    def choose(self, page: int) -> None:
        self._tabs = Tabs(self._tabs.names, page)
        self.show([self._tabs])

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        page = None if place is None else self._tabs.at(place.x, self.scrollable_content_region.width)
        if page is not None:
            self.post_message(self.Picked(page))
