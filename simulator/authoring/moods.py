"""The moods that every buyer has, whoever wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoodKind:
    """What all buyers' moods of that id have in common."""

    name: str
    good: bool
    """Whether more is better."""
    start: int
    """Where it starts unless the persona says so."""


MOODS: Mapping[str, MoodKind] = {
    "patience": MoodKind("耐心", True, 6),
    "trust": MoodKind("信任", True, 3),
    "anger": MoodKind("火气", False, 1),
}
