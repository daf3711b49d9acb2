"""A question with two answers."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button

from simulator.display import shown
from simulator.tui.paper.blocks import text
from simulator.tui.screens.page import Window
from simulator.tui.widgets.paper import Paper
from simulator.wording import N_, _


class Ask(Window[bool]):
    """Gives True for yes; Escape is no."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        Binding("y", "answer(True)", N_("Yes")),
        Binding("n,escape", "answer(False)", N_("No")),
        Binding("left,up", "app.focus_previous", N_("Previous button"), show=False),
        Binding("right,down", "app.focus_next", N_("Next button"), show=False),
    ]

    def __init__(self, question: str, yes: str, no: str | None = None) -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no or _("Back")

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            page = Paper([text(self._question)])
            page.can_focus = False
            yield page
            with Horizontal(classes="buttons"):
                yield Button(Content(shown(f"{self._no} N")), id="no")
                yield Button(Content(shown(f"{self._yes} Y")), id="yes")

    def on_mount(self) -> None:
        self.query_one("#yes").focus()

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")
