"""Cutting a reply into clauses and sentences."""

import re
from dataclasses import replace

from simulator.understanding.draft import Clause, Draft
from simulator.understanding.normalise import Normal

SENTENCE_ENDS = frozenset("。!?…\n;")
_STOP = re.compile(r"(?<!\d)[,.:~](?!\d)|(?<=\d)[,.:~](?!\d)|(?<!\d)[,.:~](?=\d)|[。!?;…\n—]")
"""A comma, point, colon or tilde between two digits belongs to the number."""

_ASKS = re.compile(
    r"(?:[吗么]|[好行对成]不|[行好成]吧|是吧|对吧|是[^,。]*[的了]吧|[了过]没有?)[的了呀啊呢哈亲哦」\"')]*$|"
    r"(?<![时动])([^不])不\1[^不没]{0,8}$|"
    r"(?:哪|谁|什么|多少|多[大高重久长]|怎么|怎样|几[个口号斤岁码件位寸月天]|有没有|方不方便|可不可以|还是)"
    r"(?!.{0,3}[都也])[^的]*(?:的[^的]{0,2})?[呢呀啊哈]*$"
)
_ASKING = frozenset("吗么不吧哪谁多怎几没还")
"""Every way to ask holds one of these."""
_PAUSED_WORD = 3
"""Below this many characters a stretch between pauses is spaced-out typing, not a clause."""


def breaks(normal: Normal) -> frozenset[int]:
    """The pauses that part clauses: none when somebody types with blanks inside words, none beside marks or figures."""
    text = normal.text
    inner = [p for p in normal.pauses if 0 < p < len(text) and _parts(text[p - 1], text[p])]
    if not inner or len(normal.text) / (len(inner) + 1) < _PAUSED_WORD:
        return frozenset()
    return frozenset(inner)


def _parts(before: str, after: str) -> bool:
    """Whether a blank between them is a pause: beside a mark the mark decides, in 付完 48 小时内 it is for looks."""
    return before.isalnum() and after.isalnum() and before.isascii() == after.isascii()


def clauses_of(normal: Normal) -> tuple[Clause, ...]:
    """The clauses in order; marks of punctuation belong to none of them."""
    text = normal.text
    soft = breaks(normal)
    cuts: list[tuple[int, int]] = [(m.start(), m.end()) for m in _STOP.finditer(text)]
    cuts += [(p, p) for p in soft]
    cuts.sort()
    cuts.append((len(text), len(text)))
    found: list[Clause] = []
    start, sentence = 0, 0
    for stop, after in cuts:
        mark = text[stop:after]
        if stop > start:
            asks = mark == "?" or _asks(text[start:stop])
            found.append(Clause(start, stop, sentence, asks))
        elif mark == "?" and found:
            found[-1] = replace(found[-1], question=True)
        if mark in SENTENCE_ENDS and mark:
            sentence += 1
        start = max(start, after)
    return tuple(found)


def _asks(words: str) -> bool:
    return not _ASKING.isdisjoint(words) and bool(_ASKS.search(words[-24:]))


def cut_clauses(draft: Draft) -> Draft:
    """Step: the clauses of the reply."""
    return replace(draft, clauses=clauses_of(draft.normal))
