"""On what a reply and a fact or two agree and differ, as named features for the learnt model.

Words that only one of both holds say nothing to a model that counts words; whether figures are the same, whether the
reply begins with a yes where the fact says no, and how long a run of characters both share, does.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from simulator.core.numerals import FIGURES, number
from simulator.understanding.draft import Draft
from simulator.understanding.facts import NEGATED_ANSWER, YES, pairs

NEGATIONS = ("不", "没", "无", "非", "勿", "别")
_FIGURE = re.compile(rf"\d+(?:\.\d+)?[万千百k]?|[{FIGURES}]+")
_WHOLLY = re.compile(rf"100%|百分之?百|一(?![{FIGURES}])")
"""Figures that count nothing: 100%纯棉, 一样, 一下."""
_LONGEST_RUN = 5


def figures_in(text: str) -> frozenset[Fraction]:
    """The numbers of the text, in whatever figures."""
    found = (number(words) for words in _FIGURE.findall(_WHOLLY.sub("", text)))
    return frozenset(value for value in found if value is not None)


def agreements(draft: Draft, facts: Sequence[str]) -> Iterator[str]:
    """The names of what holds between the reply and the facts, of which there is at least one."""
    text, whole = draft.text, ";".join(facts)
    said, given = figures_in(text), figures_in(whole)
    yield f"facts/figures:{min(len(said & given), 2)}{min(len(said - given), 2)}"
    asked = pairs(draft.buyer.text)
    denied = _denies(max(facts, key=lambda fact: len(pairs(fact) & asked)))
    answer = _answer(draft)
    run = _shared_run(text, whole)
    yield f"facts/answer:{answer}{denied}{_denies(text)}"
    yield f"facts/run:{run}"
    yield f"facts/run:{run}/{answer}{denied}"


def _denies(text: str) -> int:
    return int(any(word in text for word in NEGATIONS))


def _answer(draft: Draft) -> str:
    """Whether the first clause says yes or no."""
    first = draft.text[draft.clauses[0].start : draft.clauses[0].end] if draft.clauses else ""
    return "no" if NEGATED_ANSWER.match(first) else "yes" if YES.match(first) else "other"


def _shared_run(text: str, other: str) -> int:
    """The longest run of characters that stands in both, counted as far as it tells anything."""
    for size in range(_LONGEST_RUN, 0, -1):
        if any(text[at : at + size] in other for at in range(len(text) - size + 1)):
            return size
    return 0
