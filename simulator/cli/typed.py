"""What the trainee types, line by line: from a pipe as it comes, on a terminal while the buyer's patience runs."""

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic_ns
from types import FrameType, ModuleType

from simulator.practice.clocks import TYPING_MS, WallClock


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end."""

    text: str
    typing: int = 0
    """Milliseconds that typing it took, as far as can be told; 0 in a pipe."""


def piped_lines() -> Iterator[Line]:
    """The lines of standard input, whatever is in them; a lone carriage return stays inside its line."""
    if sys.stdin is None:
        return
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(newline="\n")
    first = True
    while text := sys.stdin.readline():
        text = text.removesuffix("\n").removesuffix("\r")
        yield Line(text.removeprefix("\ufeff") if first else text)
        first = False


class Over(Exception):
    """The buyer left while the trainee was silent."""


class TerminalLines:
    """Lines from a terminal; while nothing is typed, ``look`` is called about once a second.

    ``look`` lets the buyer react to the silence and says whether that ended the talk.
    """

    SECOND = 1.0

    def __init__(self, clock: WallClock, prompt: str, look: Callable[[], bool], *, pausing: bool = True) -> None:
        """``pausing`` stops the clock while the program is put aside."""
        self._pausing = pausing
        self._clock = clock
        self._prompt = prompt
        self._look = look
        self._since: int | None = None
        self._listening = False
        self._readline = _readline() if sys.stdout.isatty() else None

    def __iter__(self) -> Iterator[Line]:
        with self._signals():
            while True:
                asked = monotonic_ns()
                try:
                    text = self._read()
                except (EOFError, Over):
                    return
                yield Line(text, self._typing(text, asked))

    def prompt(self) -> None:
        """Write the prompt again, after something else was written."""
        sys.stdout.write(self._prompt)
        sys.stdout.flush()

    def _read(self) -> str:
        self._since = None
        self._listening = True
        try:
            if self._readline is not None:
                return input(self._prompt)
            self.prompt()
            text = sys.stdin.readline()
            if not text:
                raise EOFError
            return text.removesuffix("\n").removesuffix("\r")
        finally:
            self._listening = False

    def _typing(self, text: str, asked: int) -> int:
        """How long it was typed at: seen where the line can be watched, else at 60 characters a minute."""
        now = monotonic_ns()
        most = (now - (asked if self._since is None else self._since)) // 1_000_000
        return most if self._since is not None else min(most, len(text) * TYPING_MS)

    def _tick(self, _number: int, _frame: FrameType | None) -> None:
        if not self._listening:
            return
        try:
            typed = self._readline is not None and self._readline.get_line_buffer()
        except SystemError as error:
            # Ctrl+C at the very tick: `input` looks for signals once more with the interrupt already raised, and the
            # first call of ours trips over it.
            raise error.__cause__ or error from None
        if typed:
            # Who types keeps nobody waiting.
            self._since = self._since or monotonic_ns()
        elif self._look():
            raise Over

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self._pausing:
            self._clock.pause()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._clock.resume()
        self.prompt()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        if not hasattr(signal, "setitimer"):
            # Without alarms the silence is told with the next line.
            yield
            return
        before = {
            signal.SIGALRM: signal.signal(signal.SIGALRM, self._tick),
            signal.SIGTSTP: signal.signal(signal.SIGTSTP, self._stop),
        }
        signal.setitimer(signal.ITIMER_REAL, self.SECOND, self.SECOND)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, handler)


def _readline() -> ModuleType | None:
    """Line editing that knows wide characters, where the system has it."""
    try:
        import readline
    except ImportError:
        return None
    return readline
