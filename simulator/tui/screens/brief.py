"""The brief, before the talk begins and again during it."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from simulator.authoring.naming import mode_name
from simulator.core.events import Mode
from simulator.practice.case import Case
from simulator.tui.paper.blocks import Ends
from simulator.tui.screens.page import Page
from simulator.tui.views.brief import brief_blocks
from simulator.tui.widgets.paper import Paper
from simulator.wording import N_, _


class BriefScreen(Page):
    """What the trainee should know. ``reading`` during a talk, which it goes back to."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        Binding("enter", "start", N_("Start the talk")),
        Binding("f4,m", "mode", N_("Practice or exam")),
        Binding("escape,f2", "back", N_("Back")),
    ]

    @dataclass
    class Start(Message):
        """The trainee is ready."""

        case: Case
        mode: Mode

    class Back(Message):
        """Another case is wanted."""

    def __init__(self, case: Case, mode: Mode, *, reading: bool = False) -> None:
        super().__init__()
        self._case, self._mode, self._reading = case, mode, reading
        self._started = False

    def parts(self) -> Iterable[Widget]:
        yield Paper(id="head", classes="bar")
        yield Paper(id="brief")

    def on_mount(self) -> None:
        self.query_one("#head", Paper).can_focus = False
        self.query_one("#brief").focus()
        self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's
        return not (self._reading and action in ("start", "mode"))

    def action_start(self) -> None:
        if not self._started:
            self._started = True
            self.post_message(self.Start(self._case, self._mode))

    def action_mode(self) -> None:
        self._mode = "practice" if self._mode == "exam" else "exam"
        self._fill()

    def action_back(self) -> None:
        if self._reading:
            self.app.pop_screen()
        else:
            self.post_message(self.Back())

    def _fill(self) -> None:
        self.query_one("#head", Paper).show([Ends([(_("Brief"), "title")], [(mode_name(self._mode), "dim")])])
        self.query_one("#brief", Paper).show(brief_blocks(self._case, tips=self._mode == "practice"))
