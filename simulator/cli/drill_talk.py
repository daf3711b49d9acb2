"""The lines that a drill is answered with: from a pipe as they come, on a terminal with a prompt."""

import contextlib
import sys
from collections.abc import Iterator

from simulator.cli.typed import piped_lines
from simulator.reports.drill_loop import Ask, Prompt


def reader(typed: bool) -> Ask:
    """Lines of standard input, with a prompt on a terminal."""
    if typed:
        return _typed_line
    lines: Iterator[str] = (line.text for line in piped_lines())
    return lambda _prompt: next(lines, None)


def _typed_line(prompt: Prompt) -> str | None:
    try:
        if sys.stdout.isatty():
            # Line editing that knows wide characters, where the system has it.
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401  # being there is all it does
            return input(prompt.words)
        sys.stderr.write(prompt.words)
        sys.stderr.flush()
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None
    except EOFError:
        return None
