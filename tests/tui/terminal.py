"""A real terminal around the real app: a pseudo-terminal, a process in it, and the settings it leaves behind."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

KEFU = Path(sys.executable).parent / "kefu"
PATIENCE = 30.0
"""Seconds after which something that should have come will not come any more."""


class Terminal:
    """One process in a pseudo-terminal of 100 by 30."""

    def __init__(self, master: int, slave: int, process: "subprocess.Popen[bytes]") -> None:
        self.master, self.slave, self.process = master, slave, process
        self.before = termios.tcgetattr(slave)
        self.output = b""

    def type(self, text: str | bytes) -> None:
        os.write(self.master, text.encode() if isinstance(text, str) else text)

    def until(self, words: str) -> None:
        """Read until ``words`` have been written to the terminal since the last call."""
        self._until(lambda: words.encode() in self.output, words)
        self.output = b""

    def read_to(self, words: str) -> None:
        """Read up to ``words`` and keep what came behind them, which may have come in one piece."""
        self._until(lambda: words.encode() in self.output, words)
        self.output = self.output.split(words.encode(), 1)[1]

    def until_file(self, path: Path, words: str) -> None:
        """Read the terminal until ``words`` stand in a file that the pattern ``path`` names."""

        def there() -> bool:
            return any(words in found.read_text("utf-8") for found in path.parent.glob(path.name))

        self._until(there, words)

    def end(self) -> int:
        """Read until the process has ended; its exit code."""
        self._until(lambda: self.process.poll() is not None, "the end")
        return self.process.wait()

    def hang_up(self) -> None:
        os.close(self.master)
        self.master = -1

    def _until(self, done: Callable[[], bool], what: str) -> None:
        late = monotonic() + PATIENCE
        while not done():
            if monotonic() > late:
                raise AssertionError(f"no {what!r} in: {self.output[-2000:]!r}")
            ready = select.select([self.master], [], [], 0.05)[0] if self.master >= 0 else []
            if ready:
                with contextlib.suppress(OSError):
                    self.output += os.read(self.master, 1 << 16)
            elif self.process.poll() is not None and not done():
                raise AssertionError(f"ended with {self.process.poll()} before {what!r}: {self.output[-2000:]!r}")


@contextmanager
def terminal(library: Path, data: Path, *asked: str, env: Mapping[str, str] | None = None) -> Iterator[Terminal]:
    """`kefu play` with a library; ``asked`` are its further arguments."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    settings = {**os.environ, "TERM": "xterm-256color", "KEFU_LANG": "zh_CN", **(env or {})}
    process = subprocess.Popen(
        [KEFU, "play", *asked, "--library", str(library), "--data", str(data)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=settings,
        cwd=data,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    stage = Terminal(master, slave, process)
    try:
        yield stage
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            process.wait()
        os.close(slave)
        if stage.master >= 0:
            os.close(master)
