"""A list to pick from with a line to search it: quick phrases, and the palette of all actions."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from simulator.display import shown, shown_line
from simulator.tui.paper.blocks import text
from simulator.tui.screens.page import Window
from simulator.tui.widgets.paper import Paper
from simulator.wording import N_, _


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick; ``aside`` stands behind it, such as the key that does the same."""

    value: str
    words: str
    aside: str = ""


class Pick(Window[str | None]):
    """Gives the value picked, or None."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        Binding("escape", "leave", N_("Back")),
        Binding("down", "move(1)", N_("Next"), show=False, priority=True),
        Binding("up", "move(-1)", N_("Previous"), show=False, priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title, self._choices = title, choices
        self._seen: list[Choice] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(shown_line(self._title))
            yield Input(placeholder=_("Type to search"), compact=True)
            yield OptionList(markup=False, compact=True)
            nothing = Paper([text(_("Nothing fits."), "dim")], id="nothing")
            nothing.can_focus = False
            yield nothing

    def on_mount(self) -> None:
        self._search("")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @on(Input.Submitted)
    def _entered(self) -> None:
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.dismiss(self._seen[place].value)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._seen[event.option_index].value)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def _search(self, words: str) -> None:
        wanted = words.casefold().split()
        self._seen = [
            choice
            for choice in self._choices
            if all(word in f"{choice.words} {choice.aside}".casefold() for word in wanted)
        ]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_content(choice)) for choice in self._seen])
        options.highlighted = 0 if self._seen else None
        self.query_one("#nothing").display = not self._seen


def _content(choice: Choice) -> Content:
    words = Content(shown(choice.words))
    return words if not choice.aside else Content.assemble(words, (f"  {shown_line(choice.aside)}", "$faint"))
