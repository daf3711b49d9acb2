"""The shop's own words that a lay buyer cannot know, where a reply uses one and leaves it unexplained."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from simulator.core.acts import Span
from simulator.understanding.draft import Draft, Hit
from simulator.understanding.normalise import normalised
from simulator.understanding.segment import words

_EXPLAINED = re.compile(r"[呢嘛啊呀,:]?(?:也?就是|其实是|是指|是一?[种个]|指的?是|意思|相当于|\()")
"""Straight behind the word."""
_RETOLD = re.compile(r"[您你](?:是|刚|刚才)?(?:说|指|问|看到)|[您你]的意思|没(?:有)?(?:说|写|提|讲)")
"""In the same clause: the buyer's words, told back."""
_PARTICLES = ("呢", "嘛")


def given_jargon(draft: Draft) -> Draft:
    """The scenario's own list of words that a lay buyer cannot know."""
    found = []
    for word in draft.context.jargon:
        plain = normalised(word).text
        if plain and not _buyers(draft, plain) and (span := next(_unexplained(draft, plain), None)):
            found.append(Hit("jargon", span, 0.7, draft.clause_at(span.start), "scenario", negatable=False))
    return replace(draft, hits=draft.hits + tuple(found)) if found else draft


def _buyers(draft: Draft, plain: str) -> bool:
    """Whether the buyer said it first; a particle at its end, as in 双面呢, may be no part of it."""
    bare = plain[:-1] if len(plain) > 2 and plain.endswith(_PARTICLES) else plain
    return bare in draft.buyer.text


def _unexplained(draft: Draft, plain: str) -> Iterator[Span]:
    """The places where the reply says the word, and neither explains it nor tells the buyer's words back."""
    at = draft.text.find(plain)
    while at >= 0:
        span = Span(at, at + len(plain))
        clause = draft.clauses[draft.clause_at(at)]
        if (
            _stands_alone(draft.text, span)
            and not _EXPLAINED.match(draft.text, span.end)
            and not _RETOLD.search(draft.text, clause.start, max(clause.end, at))
        ):
            yield span
        at = draft.text.find(plain, at + 1)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether the word begins where a word of the text does (no 明前 in 清明前), and is no part of one in letters."""
    if text[span.start].isascii():
        around = text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 1]
        return not any(len(pair) == 2 and pair.isascii() and pair.isalpha() for pair in around)
    return span.start in accumulate(map(len, words(text)), initial=0)
