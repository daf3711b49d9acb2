"""How reply, buyer and facts bear on each other, as named features for the learnt model."""

import re
from collections.abc import Iterator
from functools import lru_cache

from simulator.understanding.agreement import NEGATIONS, agreements
from simulator.understanding.draft import Draft
from simulator.understanding.normalise import normalised
from simulator.understanding.slots import slots_in

_FACT_PARTS = re.compile(r"[;；。\n]")
FEW_FACTS = 3
"""The model learnt to hold a reply against a fact or two; a longer list, such as all that a shop knows, says nothing
to it, and only cues judge by it."""

_COMMON = frozenset(
    "的了吗呢吧啊呀哦哈嘛么不没有是我你您他她它们这那个一在就都也还要会能可以给到和跟上下来去说好多少几什怎哪样"
    ",。!?;:、~…. "
)
"""Characters that a buyer and a reply share whatever they are about."""
_LIMITS = ("权限", "最低", "最多", "须", "需", "批准", "审批", "超出", "低于", "上限", "店长", "主管")


def crossings(draft: Draft) -> tuple[str, ...]:
    """The names of what holds between reply, buyer and facts, each once."""
    return tuple(dict.fromkeys(_named(draft)))


def _named(draft: Draft) -> Iterator[str]:
    text, buyer = draft.text, draft.buyer.text
    yield f"length:{min(len(text) // 8, 12)}"
    yield f"clauses:{min(len(draft.clauses), 8)}"
    shared = _pairs(text) & _pairs(buyer)
    yield f"shared:{min(len(shared), 4)}"
    single = min(len((set(text) & set(buyer)) - _COMMON), 3)
    yield f"single:{single}"
    asked = set(draft.buyer_topics)
    told = {topic.id for topic in draft.topics}
    met = "same" if asked & told else "other" if asked and told else "none"
    yield f"topics:{met}"
    yield f"topics:{met}/single:{single}"
    for topic in sorted(asked):
        yield f"asked:{topic}"
        yield from (f"asked:{topic}/told:{other}" for other in sorted(told) or ("none",))
    for label in sorted({hit.label for hit in draft.hits}):
        yield f"cue:{label}"
    for barred in draft.barred:
        yield f"barred:{barred.hit.label}:{barred.reason}"
    if draft.context.earlier:
        yield "earlier"
    facts = fact_parts(draft)
    if 0 < len(facts) <= FEW_FACTS:
        yield "facts"
        yield from _against(text, ";".join(facts))
        yield from agreements(draft, facts)


def fact_parts(draft: Draft) -> tuple[str, ...]:
    """The statements of the facts, normalised."""
    return _parts(draft.context.facts) if draft.context.facts else ()


@lru_cache(maxsize=64)
def _parts(facts: str) -> tuple[str, ...]:
    return tuple(part for part in _FACT_PARTS.split(normalised(facts).text) if part)


def _against(text: str, facts: str) -> Iterator[str]:
    known: dict[str, set[int]] = {}
    for slot in slots_in(facts):
        known.setdefault(slot.kind, set()).add(slot.value)
    for slot in slots_in(text):
        values = known.get(slot.kind)
        if values is None:
            yield f"unknown:{slot.kind}"
        elif slot.value in values:
            yield f"agrees:{slot.kind}"
        else:
            yield f"differs:{slot.kind}:{'more' if slot.value > max(values) else 'less'}"
    pairs = _pairs(facts)
    yield f"facts/shared:{min(len(_pairs(text) & pairs), 5)}"
    yield f"facts/no:{int(any(word in facts for word in NEGATIONS))}{int(any(word in text for word in NEGATIONS))}"
    yield f"facts/limit:{int(any(word in facts for word in _LIMITS))}"


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}
