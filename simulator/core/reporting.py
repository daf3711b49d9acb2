"""Whether a supervisor's answer is passed on as it was given, or made up: sums, gifts, and a plain yes or no."""

import re
from collections.abc import Iterator

from simulator.core.acts import Span
from simulator.core.chart import Chart
from simulator.core.numerals import NUMBER, number
from simulator.core.trade import Approval, Policy

_READINGS = str.maketrans(
    "東兩麼爭們價會準幾剛別動單雙發後嗎塊導幫應換時條來檢沒禮級經給補讓許訴說説請貨費贈達過運還這郵長門問間額馬裡裏",
    "东两么争们价会准几刚别动单双发后吗块导帮应换时条来检没礼级经给补让许诉说说请货费赠达过运还这邮长门问间额马里里",
)
"""The traditional characters of the words below: one for one, so that places stay places."""

_CLAUSE = re.compile(r"[^，。！？；,!?;\n～~]+")
_WHO = "(?:主管|经理|领导|上级|店长|老板)"
_SAYS = re.compile(
    rf"{_WHO}[^，。！？；,!?;\n]{{0,6}}(?:说|批|同意|答应|允许|给|准|回|破例|申请)|(?:问|跟|和|向|找)[^，。！？；,!?;\n]{{0,3}}{_WHO}"
)
_SUM = re.compile(rf"(?<![\d.:：])({NUMBER})(?=\s*(折|元|块|¥)|\s*(?:了|吧|哈|哦|呢|[～~])*$)")
_NOT = re.compile(r"[不没难别]|以上|原价")
"""Words beside which a sum is refused or recalled rather than granted."""
_HUNDRED = 100
"""From so many on a number without a unit is a price."""

_TO_BUYER = "(?:给?[您你])?(?:们)?"
_GIFT = re.compile(
    rf"(?:(?:送|赠){_TO_BUYER}(?!到|达|货|上门|去|过|来|检|修|回|人|礼给|给|运费|邮)|免费(?!退|换|邮|运|寄|发|更换))"
    r"([^送赠]{1,12})"
)
_OWN_GIFT = re.compile(r"我(?:们|这边|自己|个人)?(?:再|另外|额外|也|还|私下)|店里|活动|本来|原本|每单|都送|运费险")
"""Words that tell that a gift comes from the trainee or from an offer that all buyers have."""
_ANY_GIFT = re.compile(r"礼物|礼品|小礼|赠品|东西|心意")
_GIVES = re.compile(r"送|赠|补发|补寄|配件|礼")
_FILLING = "一二两三四五六七八九十几个只把条双套份件块本盒包袋小您你的了和再"

_NO_REPORT = r"(?<![跟和向找问让请等要给需得经看待由去帮])"
_GRANTS = re.compile(
    rf"{_NO_REPORT}{_WHO}[^您你不没才会要]{{0,4}}(?:同意|批了|批准|批下|答应|允许|特批|破例)(?!的话|才|以后|之后|后)"
)
_ALLOWS = re.compile(
    rf"{_NO_REPORT}{_WHO}(?:刚才?|那边)?(?:回复|答复)?说(?:了)?[，：:]?(?:可以|行|能|给|最低|最多|同意)"
)
_DENIES = re.compile(rf"{_NO_REPORT}{_WHO}[^您你]{{0,4}}(?:没有?|不)(?:同意|批|答应|允许|肯)")
_ASKED = re.compile(
    rf"(?:问|请示|申请)过[^，。！？；,!?;\n]{{0,4}}{_WHO}|(?:跟|和|向|找){_WHO}[^，。！？；,!?;\n]{{0,5}}(?:问|申请|请示|争取)(?:过|到|下来)"
    rf"|{_WHO}[^，。！？；,!?;\n]{{0,4}}(?:申请|批)(?:过|到|下来)"
)
_IF = re.compile(r"如果|要是|只要|等|能不能|可不可以|看看|是否|就行|第一时间|马上|[告通][诉知][您你]|[吗么]$")
"""Words by which an answer is only awaited."""


def misreported(chart: Chart, text: str) -> Span | None:
    """The words in which the supervisor, who has answered, is given an answer that was not theirs; None where none are.

    Sums and gifts must be those of the notice. What an agent may take off alone, and the price itself, may be called
    theirs, and a gift of one's own may be added where it is not put into their mouth.
    """
    approval = chart.approval
    if approval is None:
        return None
    text = text.translate(_READINGS)
    wrong = [*_wrong_sums(chart, approval, text), *_wrong_gifts(approval, text)] or [*_wrong_answer(approval, text)]
    return Span(min(one.start for one in wrong), max(one.end for one in wrong)) if wrong else None


def passes_on(chart: Chart, text: str) -> bool:
    """Whether the supervisor, who has answered, is said to have answered, and what they said is named."""
    approval = chart.approval
    if approval is None or misreported(chart, text) is not None:
        return False
    words = "，".join(words for _clause, words in _said(text.translate(_READINGS)))
    told = _GRANTS if approval.granted else _DENIES
    return bool(words) and (told.search(words) is not None or _fits(words, "", _granted_words(approval.notice)))


def made_up(text: str) -> Span | None:
    """The words that pass on an answer of the supervisor, who has given none so far; None where there are none."""
    for clause in _CLAUSE.finditer(text.translate(_READINGS)):
        words = clause.group()
        if not _IF.search(words) and any(told.search(words) for told in (_GRANTS, _ALLOWS, _ASKED)):
            return Span(clause.start(), clause.end())
    return None


def more_than_granted(chart: Chart, kind: str, value: int) -> bool:
    """Whether a discount in percent of the price, or money in fen, goes beyond what the supervisor's notice grants.

    A notice without any sum leaves them to the agent.
    """
    approval, price = chart.approval, chart.policy.price
    sums = list(_sums(approval.notice, 0)) if approval else []
    cuts = [sum_ for name, sum_ in sums if name == "discount"]
    if not sums:
        return False
    if kind == "discount":
        return value < min([*cuts, chart.policy.discount])
    given = [sum_ * 100 for name, sum_ in sums if name == "money"] + [price - price * cut // 100 for cut in cuts]
    return value > max([*given, chart.policy.money])


def _said(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The clauses from the first one on in which the supervisor is said to answer; the text is read already."""
    said = False
    for clause in _CLAUSE.finditer(text):
        said = said or _SAYS.search(clause.group()) is not None
        if said:
            yield clause, clause.group()


def _wrong_sums(chart: Chart, approval: Approval, text: str) -> Iterator[Span]:
    given = {*_sums(approval.notice, chart.policy.price), *_own(chart.policy)}
    for clause, words in _said(text):
        sums = set(_sums(words, 0))
        if sums and not _NOT.search(words):
            # What follows the right sum only says it in another way.
            if given & sums:
                return
            yield Span(clause.start(), clause.end())


def _wrong_gifts(approval: Approval, text: str) -> Iterator[Span]:
    wrong = []
    for clause, words in _said(text):
        for gift in _GIFT.finditer(words):
            if _fits(gift.group(1), approval.notice):
                # The grant was passed on; what comes with it is the trainee's own.
                return
            if not _NOT.search(words) and not _OWN_GIFT.search(words):
                wrong.append(Span(clause.start(), clause.end()))
    yield from wrong


def _wrong_answer(approval: Approval, text: str) -> Iterator[Span]:
    """A yes for a no, or a no for a yes, where nothing that was granted is named."""
    if _fits(text, approval.notice, words=_granted_words(approval.notice)):
        return
    told = _DENIES if approval.granted else _GRANTS
    for clause, words in _said(text):
        if told.search(words) and not _IF.search(words):
            yield Span(clause.start(), clause.end())


def _granted_words(notice: str) -> str:
    """What the notice names as given, sums among it."""
    gifts = "，".join(gift.group(1) for gift in _GIFT.finditer(notice))
    sums = "，".join(found.group(1) + (found.group(2) or "") for found in _SUM.finditer(notice))
    return f"{gifts}，{sums}"


def _fits(gift: str, notice: str, words: str = "") -> bool:
    """Whether a gift is one that the notice names, by two letters that stand in both; any gift fits a small gift."""
    if not words and _ANY_GIFT.search(gift):
        return _GIVES.search(notice) is not None
    return not _pairs(gift).isdisjoint(_pairs(words or notice))


def _pairs(text: str) -> set[str]:
    pairs = {text[place : place + 2] for place in range(len(text) - 1)}
    return {pair for pair in pairs if pair.isalnum() and not set(pair) & set(_FILLING)}


def _sums(text: str, price: int) -> Iterator[tuple[str, int]]:
    """Sums in whole yuan and discounts in percent of the price; with a price in fen, what a discount leaves to pay."""
    for clause in _CLAUSE.finditer(text):
        for found in _SUM.finditer(clause.group()):
            sum_ = number(found.group(1))
            if sum_ is None:
                continue
            if found.group(2) == "折":
                percent = round(sum_ * 10 if sum_ < 10 else sum_)
                yield "discount", percent
                yield from (("money", whole) for whole in _near(price * percent / 10_000) if price)
            elif found.group(2) or sum_ >= _HUNDRED:
                yield "money", int(sum_)


def _own(policy: Policy) -> Iterator[tuple[str, int]]:
    yield "discount", policy.discount
    yield "money", policy.money // 100
    for left in (policy.price / 100, policy.price * policy.discount / 10_000):
        yield from (("money", whole) for whole in _near(left))


def _near(yuan: float) -> tuple[int, int, int]:
    """The whole sums that it may be rounded to."""
    return int(yuan) - 1, int(yuan), int(yuan) + 1
