"""Replies that pass by what the buyer said: ``canned`` and ``off_topic``."""

import re
from dataclasses import replace

from simulator.core.acts import Span
from simulator.understanding.draft import Draft, Hit
from simulator.understanding.facts import pairs
from simulator.understanding.normalise import normalised

_SMALL_TALK = re.compile(
    r"^(?:(?:在吗?|在不在|有人吗?|你好[啊呀]?|您好|hi|hello|哈喽|嗨|谢谢[您你]?[啊了哈]*|多谢|好的?|行|ok|嗯++|拜拜|再见|没事了?|知道了|"
    r"明白了?|收到了?|搞定了?|可以了?|辛苦了|不用了|解决了|人呢|客服|早上好|晚上好|下午好|老板|亲|(?:那|就|先)+这样)[吧啦哈了]?[^\u3400-\u9fff]*+)++$"
)
_MEANING = re.compile(r"[\w\u3400-\u9fff]")
_MEANINGS = re.compile(r"[\w\u3400-\u9fff]+")
_EMPTY = frozenset("亲亲的呢哦了哈啊呀吧嘛啦您你我们请好是在很非常会将尽快")
_STALE = 6
"""A reply this long, sent again, is no answer; shorter ones (好的) may come twice."""


def length_of(text: str) -> int:
    """Characters that carry meaning."""
    return sum(map(len, _MEANINGS.findall(text)))


def bare_of(text: str) -> str:
    """These characters alone."""
    return "".join(_MEANINGS.findall(text))


def repeated(draft: Draft) -> bool:
    """The same words as an earlier reply of the trainee."""
    if not draft.context.earlier:
        return False
    bare = bare_of(draft.text)
    return len(bare) >= _STALE and any(bare_of(normalised(old).text) == bare for old in draft.context.earlier)


def mistimed(draft: Draft) -> bool:
    """A quick phrase as it stands, about something else than what the buyer said; a greeting or a hold always fits."""
    if not draft.context.phrases or not draft.buyer.text or not draft.context.earlier:
        return False
    bare = bare_of(draft.text)
    if all(bare_of(normalised(phrase).text) != bare for phrase in draft.context.phrases):
        return False
    if {"greet", "hold"} & draft.labels():
        return False
    return not set(draft.buyer_topics) & {topic.id for topic in draft.topics}


def stock_share(draft: Draft) -> float:
    """The share of the reply that is stock phrase, courtesy and filler."""
    covered: set[int] = set()
    for hit in draft.hits:
        if hit.label in ("stock_phrase", "farewell", "thank", "greet", "courtesy"):
            covered |= set(range(hit.span.start, hit.span.end))
    meaning = [i for i, char in enumerate(draft.text) if _MEANING.match(char)]
    return sum(i in covered or draft.text[i] in _EMPTY for i in meaning) / max(1, len(meaning))


def nothing_asked(draft: Draft) -> bool:
    """Whether the buyer said nothing, or nothing that wants an answer."""
    return not draft.buyer.text or bool(_SMALL_TALK.match(draft.buyer.text))


def canned(draft: Draft) -> bool:
    """A stock phrase and nothing else, to a buyer who said something."""
    if "stock_phrase" not in draft.labels() or nothing_asked(draft):
        return False
    return stock_share(draft) >= 0.75 and not draft.slots


_ANSWERS = frozenset(
    # Whatever the subject, this answers the buyer, well or badly; new labels of the lexicon count as content.
    [
        "clarify",
        "verify",
        "apologise",
        "own",
        "offer_fix",
        "seek_approval",
        "commit",
        "hold",
        "hand_over",
        "decline",
        "refusal",
        "listen",
        "empathise",
        "restate",
        "set_boundary",
        "report_progress",
        "check_satisfaction",
        "no_power",
        "unknown",
        "compensate",
        "reassure",
        "praise",
        "greet",
        "thank",
        "contempt",
        "provoke",
        "pressure",
        "review_tampering",
        "wrong_fact",
        "shift_blame",
        "off_platform",
        "impatience",
        "argue",
        "deny_need",
        "brush_off",
        "overpromise",
        "illegal_claim",
        "privacy_breach",
    ]
)


def off_topic(draft: Draft) -> bool:
    """Real content on another subject than the buyer's."""
    buyer = draft.buyer.text
    if not buyer or _SMALL_TALK.match(buyer) or draft.labels() & _ANSWERS or length_of(draft.text) < 6:
        return False
    if pairs(buyer) & pairs(draft.text) or not draft.labels() & {
        "explain",
        "promo",
        "close_sale",
        "recommend",
        "justify_value",
    }:
        return False
    reply_topics = {topic.id for topic in draft.topics}
    if "promo" in draft.labels():
        return not (reply_topics | {"price", "discount", "gift"}) & set(draft.buyer_topics)
    return bool(reply_topics) and bool(draft.buyer_topics) and not reply_topics & _near(set(draft.buyer_topics))


_KIN = (
    {"price", "discount", "gift", "payment", "comparison", "material", "quality"},
    {"logistics", "timing", "stock", "address", "returns", "packaging"},
    {"returns", "warranty", "quality", "logistics", "review", "payment", "usage"},
    {"size", "recipient", "returns", "comparison", "usage", "material"},
    {"health", "taste", "material", "usage", "authenticity", "quality", "timing"},
    {"installation", "compatibility", "usage", "size", "price", "timing", "warranty", "logistics"},
    {"colour", "quality", "material", "usage"},
    {"authenticity", "quality", "returns", "material", "warranty", "price"},
    {"recipient", "packaging", "gift", "taste", "price", "size", "health"},
    {"account", "discount", "payment", "privacy"},
)  # fmt: skip
"""Subjects that answer each other: a question about quality is rightly answered with material."""


def _near(topics: set[str]) -> set[str]:
    return topics | {kin for group in _KIN if group & topics for kin in group}


def weigh_against_buyer(draft: Draft) -> Draft:
    """Step: whether the reply answers the buyer at all."""
    if not draft.clauses:
        return draft
    whole = Span(draft.clauses[0].start, draft.clauses[-1].end)
    found: list[Hit] = []
    if repeated(draft):
        found.append(Hit("canned", whole, 0.9, 0, "the same again", negatable=False))
    elif mistimed(draft):
        found.append(Hit("canned", whole, 0.8, 0, "quick phrase", negatable=False))
    elif canned(draft):
        found.append(Hit("canned", whole, 0.7, 0, "stock phrase", negatable=False))
    elif off_topic(draft):
        found.append(Hit("off_topic", whole, 0.6, 0, "topics", negatable=False))
    return replace(draft, hits=draft.hits + tuple(found)) if found else draft
