"""Clocks for sessions: a real one for people, a virtual one for pipes, scripts and tests."""

from collections.abc import Callable
from time import monotonic_ns
from typing import Literal

from simulator.practice.ports import Clock

TYPING_MS = 1_000
"""How long one character takes where nobody really types: 60 characters a minute (syllabus 213)."""


class VirtualClock:
    """Time that passes only when it is told to."""

    def __init__(self, at: int = 0) -> None:
        self._at = at

    def now(self) -> int:
        return self._at

    def pass_ms(self, milliseconds: int) -> None:
        self._at += max(0, milliseconds)

    def pass_typing(self, text: str) -> int:
        """Let the time pass that typing ``text`` takes; that time in milliseconds."""
        taken = len(text) * TYPING_MS
        self._at += taken
        return taken


class WallClock:
    """Real time since the session began, without the times when it was paused."""

    def __init__(self, at: int = 0, ticks: Callable[[], int] = monotonic_ns) -> None:
        self._ticks = ticks
        self._offset = at
        self._since: int | None = ticks()

    def now(self) -> int:
        running = 0 if self._since is None else (self._ticks() - self._since) // 1_000_000
        return self._offset + max(0, running)

    def pause(self) -> None:
        if self._since is not None:
            self._offset, self._since = self.now(), None

    def resume(self) -> None:
        if self._since is None:
            self._since = self._ticks()

    @property
    def paused(self) -> bool:
        return self._since is None


ClockKind = Literal["real", "virtual"]


def clock_kind(clock: Clock) -> ClockKind:
    """Whether real time runs on it, of which alone an exam proves anything."""
    return "real" if isinstance(clock, WallClock) else "virtual"
