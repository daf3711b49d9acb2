"""The words of a reply with those that earned or cost something standing out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from simulator.core.acts import Span
from simulator.tui.paper.pieces import Look
from simulator.tui.paper.wrap import Run


@dataclass(frozen=True, slots=True)
class Marked:
    """One thing that a reply earned or cost, with the characters that prove it."""

    name: str
    good: bool
    points: str = ""
    """With its sign, such as ``+3``; empty where nothing is counted."""
    spans: Sequence[Span] = ()
    """Characters of the reply as typed; none where the proof is not in its words."""


def proven(text: str, marks: Iterable[Marked]) -> list[Run]:
    """The reply in runs; where marks overlap, what cost something is shown."""
    looks: list[Look] = ["trainee"] * len(text)
    for mark in sorted(marks, key=lambda mark: not mark.good):
        look: Look = "trainee-proof-good" if mark.good else "trainee-proof-bad"
        for span in mark.spans:
            for place in range(max(0, span.start), min(len(text), span.end)):
                if looks[place] != "trainee-proof-bad" or not mark.good:
                    looks[place] = look
    runs: list[Run] = []
    for look, places in groupby(range(len(text)), key=looks.__getitem__):
        part = list(places)
        runs.append((text[part[0] : part[-1] + 1], look))
    return runs or [("", "trainee")]
