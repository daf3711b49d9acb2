"""Where the trainee types: Enter sends, Shift+Enter or Ctrl+J begins a new line, a paste stays one reply."""

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from simulator.display import shown
from simulator.wording import N_, _

MOST = 2_000
"""Characters of one reply; the ears read no more."""
LOOKED_AT = 4 * MOST
"""Characters of a paste that are looked at; what lies behind could not be sent anyway."""
NEWLINES = ("ctrl+j", "shift+enter", "alt+enter")


class ReplyBox(TextArea):
    """What it sends is what it shows: control and hidden characters of a paste do not get in."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        Binding("enter", "send", N_("Send"), show=True),
        Binding(",".join(NEWLINES), "newline", N_("New line"), show=False),
        Binding("ctrl+underscore,ctrl+r", "undo", N_("Undo"), show=False),
    ]

    @dataclass
    class Sent(Message):
        """The trainee wants to send this; the box keeps it until it is told to clear."""

        text: str

    class Typed(Message):
        """A key changed the text."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            compact=True,
            highlight_cursor_line=False,
        )
        self.placeholder = invitation()

    def on_text_area_changed(self) -> None:
        length = len(self.text)
        self.border_subtitle = f"{length}/{MOST}" if length else ""
        self.set_class(length >= MOST, "-full")
        self.post_message(self.Typed())

    def action_send(self) -> None:
        if self.text.strip():
            self.post_message(self.Sent(self.text.strip("\n")))

    def action_newline(self) -> None:
        self.put("\n")

    def put(self, text: str) -> None:
        """Insert text at the cursor, as much of it as one reply holds."""
        room = MOST - len(self.text) + len(self.selected_text)
        safe = clean(text[:LOOKED_AT])
        if len(safe) > room or len(text) > LOOKED_AT:
            message = _("A reply holds at most {most} characters; the rest was left out.").format(most=MOST)
            self.notify(message, severity="warning")
        result = self.replace(safe[: max(0, room)], *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    async def _on_key(self, event: events.Key) -> None:
        # Bindings act only after the keys behind them have been put into the text, so these are taken here.
        if event.key == "enter":
            self._take(event)
            self.action_send()
        elif event.key in NEWLINES:
            self._take(event)
            self.put("\n")
        elif event.is_printable and len(self.text) - len(self.selected_text) >= MOST:
            self._take(event)
            self.app.bell()

    def _take(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self.read_only:
            self.put(event.text)
            self.focus()


def invitation() -> str:
    """What stands in the box while it waits for a reply."""
    return _("Type your reply. Enter sends, Ctrl+J begins a new line.")


def clean(text: str) -> str:
    """``text`` as it can stand in the box: line ends as LF, tabs as a space, nothing hidden and no control."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(character for character in text if character == "\n" or shown(character) == character)
