"""Proofs that tell something: a span of a character or two of filling is widened to its clause."""

import re
from dataclasses import replace

from simulator.core.acts import Heard, Span

_STOP = re.compile(r"[，。！？；、,!?;\n～~]")
_FILLING = "的了呢吗吧啊呀哦哈哒啦嘛就也都是在把被和跟"
LEAST = 2
"""Chinese characters, one of them no filling, that a proof must show where the clause around it has as many."""


def with_telling_spans(heard: Heard, text: str) -> Heard:
    """The same with each act's span wide enough to be read as a proof."""
    return replace(heard, acts=tuple(replace(act, span=telling(act.span, text)) for act in heard.acts))


def telling(span: Span, text: str) -> Span:
    """The span, or the clause around it where the span alone tells nothing and the clause does."""
    if _tells(span.of(text)):
        return span
    start = max((stop.end() for stop in _STOP.finditer(text, 0, span.start)), default=0)
    end = next((stop.start() for stop in _STOP.finditer(text, span.end)), len(text))
    clause = Span(start, end)
    return clause if _tells(clause.of(text)) else span


def _tells(words: str) -> bool:
    chinese = [sign for sign in words if "\u4e00" <= sign <= "\u9fff"]
    return len(chinese) >= LEAST and any(sign not in _FILLING for sign in chinese)
