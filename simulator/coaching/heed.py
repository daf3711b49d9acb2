"""What a long search tells while it runs, and how it can be stopped."""

from collections.abc import Callable
from typing import Literal

Stage = Literal["near_misses", "best_path", "answers"]
"""What is being tried: small changes of each reply · the best way from each reply · the model answers."""

Heed = Callable[[Stage], None]
"""Called every few milliseconds with what is being tried; whatever it raises ends the search."""


def unheeded(_stage: Stage) -> None:
    """Nobody waits, and nothing stops the search."""
