"""Which words go with which key: the scenario's for this persona, the scenario's, the persona's, the flow's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.authoring.compiling.report import Part
from simulator.core.chart import Line
from simulator.wording import _

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
MOMENT = frozenset({"ask"})
"""Filled in while playing: the price that the buyer would pay now."""


@dataclass(frozen=True, slots=True)
class Written:
    """Lines as they stand in a file."""

    texts: Sequence[str]
    part: Part


Wording = Mapping[str, Written]
"""What one file says under each key."""


def under(part: Part, texts: Mapping[str, Sequence[str]]) -> Wording:
    """The wording of a mapping that stands at ``part``."""
    return {key: Written(lines, part / key) for key, lines in texts.items()}


def choose_words(wordings: Sequence[Wording], words: Mapping[str, str]) -> dict[str, tuple[Line, ...]]:
    """For each key the lines of the first wording that has it, with the scenario's words filled in."""
    chosen: dict[str, Written] = {}
    for wording in wordings:
        for key, written in wording.items():
            chosen.setdefault(key, written)
    return {key: _lines(key, written, words) for key, written in chosen.items()}


def _lines(key: str, written: Written, words: Mapping[str, str]) -> tuple[Line, ...]:
    parts = [written.part / number for number in range(len(written.texts))]
    return tuple(
        Line(f"{key}/{number}", _fill(text, part, words), part.origin)
        for number, (text, part) in enumerate(zip(written.texts, parts, strict=True))
    )


def _fill(text: str, part: Part, words: Mapping[str, str]) -> str:
    def replace(found: re.Match[str]) -> str:
        name = found[1]
        if name in words:
            return words[name]
        if name not in MOMENT:
            part.unknown("C010", _("nothing is known to put in place of “{word}” in braces"), name, (*words, *MOMENT))
        return found[0]

    return _PLACEHOLDER.sub(replace, text)


def check_said(keys: Mapping[str, Part], lines: Mapping[str, Sequence[Line]]) -> None:
    """Complain about every key that rules speak by but nobody has worded."""
    named = [key for key in lines if not key.startswith(("rule.", "wait."))]
    for key, part in keys.items():
        if key not in lines:
            # Lines written in a rule itself have keys too, which no author knows.
            part.unknown("C007", _("no lines are written under “{word}”"), key, named)
