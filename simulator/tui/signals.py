"""How signals end the app: the terminal is put back and the exit code tells which it was."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

HUNG_UP: Final = 129
"""The exit code after SIGHUP, or when the terminal is gone."""
TERMINATED: Final = 143
"""The exit code after SIGTERM."""


def _codes() -> Mapping[signal.Signals, int]:
    return {} if sys.platform == "win32" else {signal.SIGTERM: TERMINATED, signal.SIGHUP: HUNG_UP}


def heed_signals(end: Callable[[int], object]) -> None:
    """Have ``end`` called in the running loop, with the exit code, by every signal that ends a program."""
    loop = asyncio.get_running_loop()
    for number, code in _codes().items():
        # Ignored already means that someone, such as nohup, wants us to live on.
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, end, code)


@contextmanager
def handlers_kept() -> Iterator[None]:
    """Put the handlers back that were there before; a loop that closes leaves none."""
    handlers = {number: signal.getsignal(number) for number in _codes()}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
