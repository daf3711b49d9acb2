"""What kind of file a text seems to be, told by its outermost keys, however wrong the rest of it is."""

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

Kind = Literal["persona", "flow", "scenario", "shop", "rubric"]
Looks: TypeAlias = Kind | Literal["script"]

_MARKS: Mapping[Looks, tuple[frozenset[str], int]] = {
    "script": (frozenset({"talk"}), 1),
    "rubric": (frozenset({"dimensions", "kpi", "axes", "lens"}), 1),
    "shop": (frozenset({"trade", "platform", "policy", "phrases"}), 2),
    "scenario": (frozenset({"flow", "shop", "stage", "product", "opening", "agenda", "hidden", "goal", "brief"}), 4),
    "flow": (frozenset({"steps", "states", "start", "max_turns", "memories"}), 3),
    "persona": (frozenset({"type", "flows", "habits", "voice", "advice", "waits"}), 2),
}
"""The keys by which a kind is known, and how many of them it takes."""

_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


def looks_like(text: str) -> Looks | None:
    """The kind that the text's outermost keys speak for; None where they speak for none, or for several."""
    keys = set(_KEY.findall(text))
    found = [kind for kind, (marks, least) in _MARKS.items() if len(keys & marks) >= least]
    return found[0] if len(found) == 1 else None
