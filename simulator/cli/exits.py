"""How `kefu` ends: the exit codes, and the errors that a command raises to end so."""

from typing import ClassVar, Final

FINE: Final = 0
FAILED: Final = 1
"""The script, the file or the session did not hold; the program did its work."""
MISUSE: Final = 2
"""Called in a way that does not exist."""
BUG: Final = 3
"""Our own mistake; a crash report was written."""
UNPROVED: Final = 4
"""Nothing is wrong with the session, and yet what was to be proved cannot be."""
INTERRUPTED: Final = 130
"""Ctrl+C."""
HUNG_UP: Final = 129
"""SIGHUP: the terminal is gone."""
READER_GONE: Final = 141
"""SIGPIPE: whoever read our output has left, as in ``kefu list | head -1``."""
TERMINATED: Final = 143
"""SIGTERM."""


class Failed(Exception):
    """The command could not do what it was asked; the text tells a person why. Ends with `FAILED`."""


class Misuse(Exception):
    """The command was called wrongly in a way that only it can see. Ends with `MISUSE`."""


class Stopped(BaseException):
    """A signal asks the program to end; not an `Exception`, so that no command swallows it."""

    asked: ClassVar[int | None] = None
    """The code of the last one that was raised in this process; tells it from Ctrl+C where `input` mixes them up."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
        """`TERMINATED` or `HUNG_UP`."""
