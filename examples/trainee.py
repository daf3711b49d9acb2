"""What every example trainee is: something that reads what the buyer shows and types the next line."""

from collections.abc import Callable
from typing import Protocol

from examples.sheet import Sheet
from examples.view import View

END = "/结束"
"""The line that ends the talk."""
PATIENCE = 40
"""Lines after which a trainee who is still talking gives up."""


class Trainee(Protocol):
    def reply(self, view: View) -> str:
        """The next line: a reply, ``@30`` for thirty seconds of silence, or `END`."""
        ...


MakeTrainee = Callable[[Sheet, int], Trainee]
"""A trainee for a case; the number lets one trainee vary from talk to talk as the seed lets the buyer."""
