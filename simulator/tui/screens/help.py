"""All keys of the screen beneath, each with what it does."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from simulator.tui.paper.blocks import Gap, Pair, text
from simulator.tui.screens.page import Window
from simulator.tui.widgets.paper import Paper
from simulator.wording import N_, _


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """Keys that do the same, and what they do."""

    keys: str
    does: str


class HelpScreen(Window[None]):
    """Closed by Escape, Enter or F1."""

    BINDINGS = [Binding("escape,f1,enter,q", "leave", N_("Back"))]  # noqa: RUF012  # Textual's own way

    def __init__(self, keys: Sequence[KeyHelp], note: str = "") -> None:
        super().__init__()
        self._keys, self._note = keys, note

    def compose(self) -> ComposeResult:
        column = min(30, max((cell_len(one.keys) for one in self._keys), default=8) + 2)
        blocks = [Pair(one.keys, ((one.does, "plain"),), column) for one in self._keys]
        with Vertical(classes="window") as window:
            window.border_title = Content(_("Keys of this screen"))
            yield Paper([*blocks, Gap(), text(self._note, "dim")], id="keys")

    def on_mount(self) -> None:
        self.query_one(Paper).focus()

    def action_leave(self) -> None:
        self.dismiss()
