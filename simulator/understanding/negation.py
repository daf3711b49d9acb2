"""Setting aside what is negated, or offered under a condition that is out of reach."""

import re
from dataclasses import replace

from simulator.core.acts import Span
from simulator.understanding.draft import Barred, Draft, Hit

_LIGHT = (
    "会|能|可以|是|用|需要|必|必要|想|打算|敢|让|给|替|帮|为|再|该|应该|得|肯|愿意|允许|支持|提供|接受|准|有|没|您|你|我们?|咱们?|"
    "办法|法|法子|到|这么|这样|直接|马上|立刻|轻易|随便|随意|跟|和|对|向|把|单独|另外|权限|权力|资格|说|提|谈|参加|参与|做|要求|强迫|叫|走"
)
_NEGATED = re.compile(
    rf"(?P<by>绝不|决不|从不|永不|从未|绝非|并非|并不|并没|毫不|不|没有?|(?<![特分区级])别|未|无|勿|甭|休想|哪能|哪里能|怎么能|怎么会|怎能|怎敢|哪会|哪敢)(?:{_LIGHT})*$"
)
_NOT_NEGATED = re.compile(r"(?:要|好|动|差|对|巴|免|只|不|毫|无|并|少|莫|时|可|能|行)不$|不[得由]不")
_AFTER = re.compile(
    r"[^,。!?;…]{0,3}?(?P<by>不了|不成|不起|不到|不行|不可以|没办法|没法|办不到|做不到|不支持|不提供|不在内|不适用|不考虑)"
)
_FAULT_NEGATED = re.compile(
    r"(?P<by>绝不|决不|绝对不|从来?不|永远不|不会|不能|不该|不应该?|不可以?|不敢|不是|不许|不准|没有|没说|没让|没叫|没想|哪能|哪会|怎么能|怎么会|怎能|不至于|不等于|不代表|不怪|不用|不必|用不着|(?<![特分区级])别|不要|谁敢|禁止|严禁|杜绝|拒绝|避免)"
    r"[^,。!?;…]{0,10}$"
)
_ASKED_BACK = re.compile(r"(?:[您你](?:自己|就|难道|还|也|咋|怎么)?|难道|是|又|还|何必|干嘛|能)$")
_OUT_OF_REACH = re.compile(
    r"(?P<by>早(?:点|些|一?[天步日]|说|讲|来|买|拍|问|告诉|联系|反馈|知道|几天|两天)|要是当[时初]|如果当[时初]|当初要|本来(?:是)?(?:还)?(?:可以|能)|原本(?:可以|能)|前几天还能|上个?[月周]还能)"
)
_REMEDIES = frozenset(
    {"offer_fix", "compensate", "commit", "reassure", "close_sale", "seek_approval", "report_progress"}
)
_COUNTERFACTUAL_PAST = re.compile(
    r"早知道|早就|早已|早上|早晨|早日|早安|早餐|早点休息|早点(?:给|帮|收|拿|发|用|送|到|寄|处理|解决)|尽早|早些(?:给|帮|发|到)"
)


def negation_before(hit: Hit, draft: Draft, fault: bool) -> Span | None:
    """The words in front that negate the hit."""
    clause = draft.clauses[hit.clause]
    front = draft.text[max(clause.start, hit.span.start - 14) : hit.span.start]
    base = hit.span.start - len(front)
    found = (_FAULT_NEGATED if fault else _NEGATED).search(front)
    if found is None:
        return None
    word_end = found.end("by")
    if _NOT_NEGATED.search(front[: found.start("by") + 1]) and found["by"].startswith("不"):
        return None
    if fault and _ASKED_BACK.search(front[: found.start("by")]) and clause.question:
        return None
    after = draft.text[base + word_end : base + word_end + 1]
    if found["by"] == "不" and found.start("by") > 0 and front[found.start("by") - 1] == after:
        return None  # 能不能, 是不是: a question
    return Span(base + found.start("by"), base + word_end)


def negation_after(hit: Hit, draft: Draft) -> Span | None:
    """A complement behind that takes the hit back, as in 退不了."""
    clause = draft.clauses[hit.clause]
    found = _AFTER.match(draft.text, hit.span.end, max(hit.span.end, clause.end))
    if found is None or any(hit.span.end <= joint <= found.start("by") for joint in draft.normal.joints):
        return None  # 不好意思 真的降不了: a clause may end before it
    return Span(found.start("by"), found.end("by"))


def out_of_reach(hit: Hit, draft: Draft) -> Span | None:
    """The condition that can no longer be met, as in 早说就能退."""
    if hit.label not in _REMEDIES:
        return None
    sentence = draft.clauses[hit.clause].sentence
    start = min(c.start for c in draft.clauses if c.sentence == sentence)
    front = draft.text[start : hit.span.end]
    found = _OUT_OF_REACH.search(front)
    if found is None or _COUNTERFACTUAL_PAST.match(front, found.start("by")):
        return None
    return Span(start + found.start("by"), start + found.end("by"))


def _apart(draft: Draft, by: Span, span: Span) -> bool:
    """Whether a clause may end between the two, as in 不会缠的 百分之百保证; straight behind a 没有 it hardly does."""
    return any(by.end < joint <= span.start for joint in draft.normal.joints)


def set_aside_negated(draft: Draft) -> Draft:
    """Step: negated and out-of-reach hits no longer count."""
    from simulator.understanding.lexicon import lexicon

    entries = lexicon().entries
    hits: list[Hit] = []
    barred = list(draft.barred)
    for hit in draft.hits:
        kind = entries[hit.label].kind
        by = negation_before(hit, draft, kind == "fault") if hit.negatable else None
        if by is None and hit.negatable and kind == "act":
            by = negation_after(hit, draft)
        if by is not None:
            barred.append(Barred(hit, "negated", by, firm=not _apart(draft, by, hit.span)))
        elif (condition := out_of_reach(hit, draft)) is not None:
            barred.append(Barred(hit, "hypothetical", condition))
        else:
            hits.append(hit)
    return draft if len(hits) == len(draft.hits) else replace(draft, hits=tuple(hits), barred=tuple(barred))
