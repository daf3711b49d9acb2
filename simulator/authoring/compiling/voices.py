"""Which words go with which key: the scenario's for this persona, the scenario's, the persona's, the flow's."""

import re
from collections.abc import Mapping, Sequence

from simulator.authoring.compiling.report import Part
from simulator.core.chart import Line
from simulator.wording import _

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
MOMENT = frozenset({"ask"})
"""Filled in while playing: the price that the buyer would pay now."""

Wording = tuple[Mapping[str, Sequence[str]], Part]
"""Lines by key, and the part of the file where they stand."""


def choose_words(wordings: Sequence[Wording], words: Mapping[str, str]) -> dict[str, tuple[Line, ...]]:
    """For each key the lines of the first wording that has it, with the scenario's words filled in."""
    lines: dict[str, tuple[Line, ...]] = {}
    for wording, part in wordings:
        for key, texts in wording.items():
            if key not in lines:
                lines[key] = _lines(key, texts, part / key, words)
    return lines


def one_wording(key: str, texts: Sequence[str], part: Part, words: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines of one key that only one file can give."""
    return _lines(key, texts, part, words)


def _lines(key: str, texts: Sequence[str], part: Part, words: Mapping[str, str]) -> tuple[Line, ...]:
    return tuple(
        Line(f"{key}/{number}", _fill(text, part / number, words), (part / number).origin)
        for number, text in enumerate(texts)
    )


def _fill(text: str, part: Part, words: Mapping[str, str]) -> str:
    def replace(found: re.Match[str]) -> str:
        name = found[1]
        if name in words:
            return words[name]
        if name not in MOMENT:
            part.unknown(
                "C010", _("nothing is known to put in place of “{{{word}}}”").replace("{{{word}}}", "{word}"), name,
                (*words, *MOMENT),
            )
        return found[0]

    return _PLACEHOLDER.sub(replace, text)


def check_said(keys: Mapping[str, Part], lines: Mapping[str, Sequence[Line]]) -> None:
    """Complain about every key that rules speak by but nobody has worded."""
    for key, part in keys.items():
        if key not in lines:
            part.unknown("C007", _("no lines are written under “{word}”"), key, lines)


