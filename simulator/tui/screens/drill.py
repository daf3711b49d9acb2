"""A drill on the screen: moments that failed tried again, or the faults of a flawed talk found and mended.

The course of the drill is that of `kefu drill`; it runs in a worker thread, which waits for each reply.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Final

from textual import on, work
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from simulator.authoring.diagnostics import Problems
from simulator.coaching.heed import Stage
from simulator.reports.drill_loop import Drill, Prompt
from simulator.reports.drill_runs import NoDrill, drill_critique, drill_session
from simulator.reports.drill_words import Row
from simulator.reports.flawed_talks import flawed_talks
from simulator.reports.stored import find_session, open_stored
from simulator.storage.errors import StorageError
from simulator.storage.places import find_places
from simulator.tui.options import Options
from simulator.tui.paper.blocks import Ends
from simulator.tui.screens.page import Page
from simulator.tui.screens.pick import Choice, Pick
from simulator.tui.views.drill import SESSION, TALK, drill_blocks, drill_choices
from simulator.tui.views.drill_out import DrillOut
from simulator.tui.widgets.paper import Paper
from simulator.tui.widgets.reply_box import ReplyBox, invitation
from simulator.wording import N_, _

SKIP_LINE: Final = "/skip"
LIST_LINE: Final = "?"
END_LINE: Final = "/end"


class _Gone(Exception):
    """The screen was left, and nobody waits any more."""


class DrillScreen(Page):
    """Asks what is to be drilled unless it is told, then goes through it."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        Binding("f2", "line('/skip')", N_("Show the answer")),
        Binding("f3", "line('?')", N_("List the faults")),
        Binding("f4", "line('/end')", N_("End the drill")),
        Binding("pageup", "scroll(-1)", N_("Scroll up"), show=False, priority=True),
        Binding("pagedown", "scroll(1)", N_("Scroll down"), show=False, priority=True),
        Binding("escape", "back", N_("Back")),
    ]

    class Back(Message):
        """The trainee goes back to choosing."""

    @dataclass
    class Chosen(Message):
        """What there is to choose from was read."""

        choices: Sequence[Choice]

    @dataclass
    class Told(Message):
        """Rows for the page."""

        rows: Sequence[Row]

    @dataclass
    class Asked(Message):
        """The drill waits for a line."""

        prompt: Prompt

    class Over(Message):
        """The drill has come to its end."""

    def __init__(self, options: Options, wanted: str = "", back: str = "") -> None:
        """``wanted`` is what is drilled, ``back`` where one came from; the first screen where it is empty."""
        super().__init__()
        self._back = back or _("the first screen")
        self._options, self._wanted = options, wanted
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._gone = False
        self._over = False
        self._prompt: Prompt | None = None

    def parts(self) -> Iterable[Widget]:
        yield Paper(id="head", classes="bar")
        yield Paper(follow=True, id="drill")
        yield ReplyBox(id="reply")

    @property
    def box(self) -> ReplyBox:
        return self.query_one(ReplyBox)

    def on_mount(self) -> None:
        for page in self.query(Paper):
            page.can_focus = False
        self._show_head()
        self.box.focus()
        if self._wanted:
            self._run(self._wanted)
        else:
            self._list()

    def on_resize(self) -> None:
        self.call_after_refresh(self.query_one("#drill", Paper).to_end)

    def on_unmount(self) -> None:
        self._gone = True
        self._lines.put(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action != "line":
            return True
        if self._prompt is None:
            return False
        # A verdict can be looked up and a reply skipped, not the other way round.
        return parameters != ((SKIP_LINE,) if self._prompt.kind == "verdict" else (LIST_LINE,))

    # What the trainee does

    @on(ReplyBox.Sent)
    def _sent(self, event: ReplyBox.Sent) -> None:
        if self._prompt is not None:
            self.box.clear()
            self._answer(event.text)
        else:
            self.app.bell()

    def action_line(self, line: str) -> None:
        self._answer(line)

    def action_back(self) -> None:
        self.post_message(self.Back())

    def action_scroll(self, pages: int) -> None:
        page = self.query_one("#drill", Paper)
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)

    # What the drill tells

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        self.app.push_screen(Pick(_("What to drill"), event.choices), self._picked)

    @on(Told)
    def _told(self, event: Told) -> None:
        page = self.query_one("#drill", Paper)
        for block in drill_blocks(event.rows):
            page.add(block)
        page.to_end()

    @on(Asked)
    def _asked(self, event: Asked) -> None:
        self._prompt = event.prompt
        verdict = _("Faults by number or name, with spaces between; 0 is nothing.")
        self.box.placeholder = verdict if event.prompt.kind == "verdict" else invitation()
        self._show_head()
        self.refresh_bindings()

    @on(Over)
    def _ended(self) -> None:
        self._prompt, self._over = None, True
        self.box.disabled = True
        self.box.display = False
        page = self.query_one("#drill", Paper)
        page.can_focus = True
        page.focus()
        self._show_head()
        self.refresh_bindings()

    def _picked(self, value: str | None) -> None:
        if value is None:
            self.post_message(self.Back())
        else:
            self.box.focus()
            self._run(value)

    def _answer(self, line: str) -> None:
        self._prompt = None
        self._show_head()
        self.refresh_bindings()
        self._lines.put(line)

    def _show_head(self) -> None:
        waiting = self._prompt.words.strip().rstrip(":：") if self._prompt is not None else _("one moment…")
        right = _("The drill is over. Esc goes back to {place}.").format(place=self._back) if self._over else waiting
        self.query_one("#head", Paper).show([Ends([(_("Drill"), "title")], [(right, "accent")])])

    # In worker threads

    @work(thread=True, group="drill")
    def _list(self) -> None:
        try:
            self.post_message(self.Chosen(drill_choices(self._options)))
        except (StorageError, OSError) as error:
            self._fail(str(error))

    @work(thread=True, group="drill")
    def _run(self, wanted: str) -> None:
        try:
            self._go(wanted)
        except _Gone:
            return
        except (Problems, StorageError, NoDrill, OSError) as error:
            self._fail(str(error))
        self.post_message(self.Over())

    def _go(self, wanted: str) -> None:
        library, drill = self._options.library, Drill(DrillOut(self._tell), self._ask)
        if wanted.startswith(TALK):
            talk = next(one for one in flawed_talks() if TALK + one.id == wanted)
            drill_critique(library, talk, drill, self._heed)
            return
        folder = find_places(self._options.data).sessions
        stored = open_stored(library, find_session(folder, wanted.removeprefix(SESSION)))
        drill_session(library, stored, drill, self._heed)

    def _ask(self, prompt: Prompt) -> str | None:
        self.post_message(self.Asked(prompt))
        line = self._lines.get()
        if self._gone:
            raise _Gone
        return line

    def _heed(self, _stage: Stage) -> None:
        if self._gone:
            raise _Gone

    def _tell(self, rows: Sequence[Row]) -> None:
        self.post_message(self.Told(rows))

    def _fail(self, reason: str) -> None:
        self._tell([Row(reason, "bad")])
