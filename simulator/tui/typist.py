"""Measures typing: from the first key to sending, without the times when nobody touches the keys."""

from typing import Final

IDLE_MS: Final = 15_000
"""After so long without a key nobody is typing any more, and the buyer grows impatient again."""


class Typist:
    """Fed with every change of the reply; times are milliseconds of the session's clock."""

    def __init__(self) -> None:
        self._since: int | None = None
        self._last = 0

    def note(self, text: str, now: int) -> None:
        """The reply reads ``text`` now."""
        if not text:
            self._since = None
        elif self._since is None or now - self._last > IDLE_MS:
            self._since = now
        self._last = now

    def busy(self, now: int) -> bool:
        """Whether someone is typing, which the buyer sees and does not mind."""
        return self._since is not None and now - self._last <= IDLE_MS

    def taken(self, now: int) -> int:
        """How long typing the present reply has taken."""
        return 0 if self._since is None else max(0, now - self._since)

    def clear(self) -> None:
        self._since = None
