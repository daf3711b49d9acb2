"""What a trainee sees after each step in practice mode, read from one line of ``kefu play --plain --json``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Heard:
    """An act that the last reply was heard to hold."""

    id: str
    topic: str | None


@dataclass(frozen=True, slots=True)
class View:
    turn: int
    buyer: tuple[str, ...]
    notices: tuple[str, ...]
    state: str
    step: str
    moods: Mapping[str, int]
    heard: tuple[Heard, ...]
    faults: tuple[str, ...]
    topics: frozenset[str]
    """The topics that the last reply was heard to name."""
    told: tuple[str, ...]
    thoughts: tuple[str, ...]
    ended: bool

    def acts(self) -> frozenset[str]:
        return frozenset(act.id for act in self.heard)


def view_of(line: Mapping[str, Any]) -> View:
    """The view that a line of the talk gives; the last line, with ``end``, is none."""
    heard = line.get("heard") or {}
    return View(
        turn=line["turn"],
        buyer=tuple(line["buyer"]),
        notices=tuple(line["notices"]),
        state=line.get("state", ""),
        step=line.get("step", ""),
        moods={name: mood["value"] for name, mood in line.get("moods", {}).items()},
        heard=tuple(Heard(act["id"], act["topic"]) for act in heard.get("acts", ())),
        faults=tuple(fault["id"] for fault in heard.get("faults", ())),
        topics=frozenset(topic["id"] for topic in heard.get("topics", ())),
        told=tuple(line.get("told", ())),
        thoughts=tuple(line.get("thoughts", ())),
        ended=line["ended"],
    )
