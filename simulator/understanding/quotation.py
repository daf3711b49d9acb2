"""Setting aside what is quoted, reported, or only imagined."""

import re
from dataclasses import replace

from simulator.core.acts import BlockedReason, Span
from simulator.understanding.draft import Barred, Draft, Hit

_STRAIGHT = re.compile(r'"[^"\n]{1,60}"')
_CORNERED = re.compile(r"「[^「」\n]{1,80}」")
_REPORTED = re.compile(
    r"(?P<by>(?:[您你他她]们?|客户|顾客|买家|有人|人家|别人|别家|同行|隔壁|店家|商家|对方|网上|群里|外面|有的店|有些店|快递员?|师傅|同事|前面那位|之前的客服|上个客服|昨天那位|那个客服|谁)"
    r"[^,。!?;…]{0,6}?(?:说|讲|问|回|写|觉得|认为|怕|担心|以为|骂|回复|留言|提到|吐槽|嫌))[^。!?…]{0,16}$"
)
_IMAGINED = re.compile(
    r"(?P<by>(?:如果|要是|假如|万一|倘若|换成|换了|若|就算|哪怕)[^。!?…]{0,8}?(?:说|讲|回|跟[您你]|告诉|对[您你]|让[您你]|叫[您你])"
    r"|(?:不会|不能|不该|不应该|不可以|不敢|不想|不愿|没有|从不|绝不|决不|不是|哪能|怎么能|怎么会|不|别|没)(?:再|就|只|光|随便|轻易|拿|用|一句|甩|丢|扔)?[^,。!?;…]{0,6}?(?:说|讲|回|(?<![不别没])用|拿|甩|丢|扔|搬|打发|一句|糊弄|敷衍|套话|那种|这种|什么)(?:[您你]|什么|一句|出|出来)?"
    r")[^。!?…]{0,10}$"
)


def quoted_spans(text: str) -> list[Span]:
    """What stands in quotation marks, without the marks."""
    spans = [Span(m.start() + 1, m.end() - 1) for m in _CORNERED.finditer(text)]
    spans += [Span(m.start() + 1, m.end() - 1) for m in _STRAIGHT.finditer(text)]
    return spans


MASK = "〇"


def unquoted(text: str) -> str:
    """The text with what is quoted made unreadable, place for place; a text that is one quotation stays as it is."""
    quotes = quoted_spans(text)
    if not quotes or _is_one_quotation(text, quotes):
        return text
    masked = list(text)
    for quote in quotes:
        masked[quote.start : quote.end] = MASK * (quote.end - quote.start)
    return "".join(masked)


def _is_one_quotation(text: str, quotes: list[Span]) -> bool:
    return sum(quote.end - quote.start + 2 for quote in quotes) * 10 >= len(text) * 9


def _sentence_start(draft: Draft, clause: int) -> int:
    sentence = draft.clauses[clause].sentence
    while clause and draft.clauses[clause - 1].sentence == sentence:
        clause -= 1
    return draft.clauses[clause].start


def _told(hit: Hit, draft: Draft) -> tuple[BlockedReason, Span] | None:
    """Words in front that put the hit into somebody else's mouth, or nobody's."""
    start = _sentence_start(draft, hit.clause)
    front = draft.text[max(start, hit.span.start - 40) : hit.span.start]
    base = hit.span.start - len(front)
    for reason, pattern in (("hypothetical", _IMAGINED), ("reported", _REPORTED)):
        if found := pattern.search(front):
            kind: BlockedReason = "hypothetical" if reason == "hypothetical" else "reported"
            return kind, Span(base + found.start("by"), base + found.end("by"))
    return None


_SPOKEN = re.compile(r"(?:说|讲|问|写|回|话|句|叫|喊|是|什么|所谓|打上|备注|留言)[:,]?[「\"]?$")


_BLAMED = frozenset({"refusal", "unknown", "no_power"})
"""Hints from which a rule makes a fault."""


def set_aside_quoted(draft: Draft) -> Draft:
    """Step: quoted hits do not count, and faults that are only told of do not either."""
    from simulator.understanding.lexicon import lexicon

    entries = lexicon().entries
    quotes = quoted_spans(draft.text)
    whole = _is_one_quotation(draft.text, quotes)
    hits: list[Hit] = []
    barred = list(draft.barred)
    for hit in draft.hits:
        fault = entries[hit.label].kind == "fault" or hit.label in _BLAMED
        inside = None if whole else _quote_of(hit, quotes)
        told = _told(hit, draft) if fault else None
        if inside and (fault or _SPOKEN.search(draft.text, max(0, inside.start - 8), inside.start)):
            barred.append(Barred(hit, "quoted", Span(inside.start - 1, inside.end + 1)))
        elif told:
            barred.append(Barred(hit, told[0], told[1]))
        else:
            hits.append(hit)
    return draft if len(hits) == len(draft.hits) else replace(draft, hits=tuple(hits), barred=tuple(barred))


def _quote_of(hit: Hit, quotes: list[Span]) -> Span | None:
    for quote in quotes:
        if quote.holds(hit.span):
            return quote
    return None
