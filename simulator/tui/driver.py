"""The terminal as it really behaves: broken UTF-8 is replaced, pastes forge no Enter, and a hang-up ends the app.

Textual's own input thread dies on the first invalid byte, spins when the terminal is gone, and its writer then blocks
for ever (textual 8.2).
"""

import contextlib
import os
import selectors
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import IO, Final, Protocol, runtime_checkable

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

FORGED_WITHIN: Final = 0.03
"""Seconds after a paste in which an Enter was pasted, not pressed."""


@runtime_checkable
class Hears(Protocol):
    """An app that wants to know what happens to its terminal."""

    def terminal_gone(self) -> None:
        """Called in any thread."""

    def going_to_sleep(self) -> None:
        """Called in the main thread, before the process is stopped."""


class Deaf:
    """A stream that loses what cannot be written, as to a terminal that is gone."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.flush()

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._stream.fileno()


class TerminalDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, made to last."""

    _pasted_at = 0.0

    def start_application_mode(self) -> None:
        # Textual draws on stderr; where that goes elsewhere, stdout is the screen.
        screen = next((stream for stream in (sys.__stderr__, sys.__stdout__) if stream and stream.isatty()), None)
        if screen is not None:
            self._file = Deaf(screen)  # type: ignore[assignment]  # all that the writer needs of a stream
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def run_input_thread(self) -> None:
        """Read the terminal until the app ends or nobody is at the other end."""
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        parser = XTermParser(self._debug)
        selector = selectors.SelectSelector()
        selector.register(self.fileno, selectors.EVENT_READ)
        try:
            while not self.exit_event.is_set():
                arrived = b""
                if selector.select(0.1):
                    arrived = self._read()
                    if not arrived:
                        self._hung_up()
                        return
                batch = list(parser.feed(decode(arrived))) if arrived else []
                for message in [*pasted_lines(batch), *parser.tick()]:
                    self.process_message(message)
        finally:
            selector.close()
            with contextlib.suppress(EOFError, ParseError):
                for _message in parser.feed(""):
                    pass

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.Paste):
            self._pasted_at = monotonic()
        elif is_enter(message) and monotonic() - self._pasted_at < FORGED_WITHIN:
            return
        super().process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 1 << 16)
        except OSError:
            return b""

    def _hung_up(self) -> None:
        if isinstance(self._app, Hears):
            self._app.terminal_gone()

    def _sigtstp_application(self, *_signal: object) -> None:
        if isinstance(self._app, Hears):
            self._app.going_to_sleep()
        super()._sigtstp_application(*_signal)


def is_enter(message: Message) -> bool:
    return isinstance(message, events.Key) and message.key == "enter"


def pasted_lines(batch: Sequence[Message]) -> Iterator[Message]:
    """The messages of one read; an Enter with text behind it in the same read was pasted, and is a new line.

    Terminals without bracketed paste send a paste as keys, all at once; nobody types that fast.
    """
    last_text = max((place for place, message in enumerate(batch) if _is_text(message)), default=-1)
    for place, message in enumerate(batch):
        if is_enter(message) and place < last_text:
            yield events.Key("ctrl+j", "\n")
        else:
            yield message


def _is_text(message: Message) -> bool:
    return isinstance(message, events.Key) and message.is_printable
