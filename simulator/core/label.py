"""What a word of the vocabulary of hearing consists of."""

from dataclasses import dataclass
from typing import Literal

from simulator.core.acts import ActKind

Scope = Literal["reply", "context"]


@dataclass(frozen=True, slots=True)
class Label:
    """An act or a fault: its names, and what a supervisor means by it."""

    id: str
    kind: ActKind
    zh: str
    en: str
    means: str
    scope: Scope = "reply"
    """``context``: it needs what the buyer said, the facts, or the turns before to be told."""
