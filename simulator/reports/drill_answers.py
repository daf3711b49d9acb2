"""What a trainee typed about a reply, as faults: by number, by id, or by the name in either language."""

import re
from typing import Final

from simulator.authoring.spelling import nearest
from simulator.coaching.drill_critique import OTHER
from simulator.core.taxonomy import FAULTS
from simulator.reports.drill_words import fault_choices, fault_name

NOTHING: Final = frozenset({"0", "没问题", "没毛病", "无", "ok", "none", "nothing"})
_BETWEEN: Final = re.compile(r"[\s,，、;；。+]+")


class UnknownFault(ValueError):
    """A word that names no fault."""

    def __init__(self, word: str, near: str | None) -> None:
        super().__init__(word)
        self.word = word
        self.near = near
        """The name of the fault that was most likely meant."""


def read_verdict(line: str) -> tuple[str, ...]:
    """The faults that the line names, each once, in its order; none where it says that nothing is wrong.

    Raises:
        UnknownFault: a word is neither.
    """
    words = [word for word in _BETWEEN.split(line.strip().casefold()) if word]
    if all(word in NOTHING for word in words):
        return ()
    return tuple(dict.fromkeys(_fault(word) for word in words if word not in NOTHING))


def _fault(word: str) -> str:
    choices = fault_choices()
    if word.isdecimal() and 1 <= int(word) <= len(choices):
        return choices[int(word) - 1]
    names = {name.casefold(): one for one in choices for name in _names(one)}
    if word in names:
        return names[word]
    near = nearest(word, names) or next((name for name in names if word in name), None)
    raise UnknownFault(word, fault_name(names[near]) if near else None)


def _names(fault: str) -> tuple[str, ...]:
    if fault == OTHER:
        return OTHER, fault_name(fault), "别的毛病"
    # Words are cut at spaces, so an English name is known by its form without them as well.
    return fault, FAULTS[fault].zh, FAULTS[fault].en.replace(" ", "_"), FAULTS[fault].en
