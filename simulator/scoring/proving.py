"""The words that prove an act, the same for every front end, and wide enough to tell something."""

import re
from dataclasses import replace

from simulator.core.acts import Act, Heard, Span

_STOP = re.compile(r"[，。！？；、,!?;\n～~]")
_FILLING = "的了呢吗吧啊呀哦哈哒啦嘛就也都是在把被和跟"
LEAST = 2
"""Chinese characters, one of them no filling, that a proof must show where the clause around it has as many."""


def proof_of(act: Act, text: str) -> Span:
    """The one stretch of the reply that is shown for an act: its weightiest words, with those that overlap them.

    A fault is shown with the whole clause around them: who is accused of something reads what they said.
    """
    if not act.why:
        return telling(act.span, text)
    start, end = act.why[0].start, act.why[0].end
    for one in act.why[1:]:
        if one.start <= end and start <= one.end:
            start, end = min(start, one.start), max(end, one.end)
    words = Span(start, end)
    return words.between(_STOP, text) if act.kind == "fault" else telling(words, text)


def with_telling_spans(heard: Heard, text: str) -> Heard:
    """The same with each act's span wide enough to be read as a proof."""
    return replace(heard, acts=tuple(replace(act, span=telling(act.span, text)) for act in heard.acts))


def telling(span: Span, text: str) -> Span:
    """The span, or the clause around it where the span alone tells nothing and the clause does."""
    if _tells(span.of(text)):
        return span
    clause = span.between(_STOP, text)
    return clause if _tells(clause.of(text)) else span


def _tells(words: str) -> bool:
    chinese = [sign for sign in words if "\u4e00" <= sign <= "\u9fff"]
    return len(chinese) >= LEAST and any(sign not in _FILLING for sign in chinese)
