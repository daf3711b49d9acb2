"""What a session needs from outside; those who serve it live elsewhere."""

from collections.abc import Sequence
from typing import Protocol

from simulator.core.acts import Heard
from simulator.core.events import Event


class Clock(Protocol):
    def now(self) -> int:
        """Milliseconds since the session began; never less than before."""
        ...


class Ears(Protocol):
    def __call__(self, text: str, buyer: str, earlier: tuple[str, ...]) -> Heard:
        """What the reply holds, given the buyer's last words and the trainee's earlier replies."""
        ...


class Log(Protocol):
    def append(self, events: Sequence[Event]) -> None:
        """Keep the events of one turn, all or none, before this returns.

        Raises:
            Exception: they could not be kept; the turn has then not happened.
        """
        ...
