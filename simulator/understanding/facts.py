"""Holding a reply against the facts and the policy given with it: ``wrong_fact`` and ``beyond_authority``.

Amounts, yes against no, and words of which only one can be true; what it is not sure of it leaves.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from simulator.core.acts import Slot, Span
from simulator.core.numerals import FIGURES, number
from simulator.understanding.clauses import clauses_of
from simulator.understanding.draft import Draft, Hit
from simulator.understanding.normalise import normalised
from simulator.understanding.slots import slots_in

_POLICY = re.compile(
    r"权限|上限|最多|最低|以内|批准|审批|特批|主管|店长|经理|不得|无权|客服|不可自行|须经|须买家|须店|授权"
)
_RESTRICTED = re.compile(r"(?:须|需|要|由)[^。;]{0,8}(?:批|定|签|同意|授权|审)|不得|无权|不可自行|不能自行|不可由客服")
YES = re.compile(
    r"^(?:当然|必须|肯定|都|也|是)?(?:可以|能|行|成|好|有|支持|是|包|没问题|妥|中|会|送|卖|给|免|叠|放心|随便|ok|得嘞|没事|干脆|含|防|够|全|早)"
)
_NO = re.compile(r"不|没|无|非|别|莫|未|勿|禁|仅|只|除外|另售|另购|收取|难|拒")
NEGATED_ANSWER = re.compile(
    r"^(?:亲|这个|这款|那个|目前|暂时|真|确实|是)*(?:不|没|无|非)(?!用担心|用怕|错|过|妨|要紧|急|客气|问题|事|关系)"
)
_FACT_NO = re.compile(
    r"不(?!锈|同|超过|低于|粘|限|足|等|得)|无(?!线|理由|纺|忧|骨|痕|缝)|未|没有|非(?!常|洲)|勿|禁止|仅|除外|另售|另购|须买家|收取"
)
_MEASURE = re.compile(
    rf"(?P<n>\d+(?:\.\d+)?|[{FIGURES}]+)(?:多|来)?(?P<u>克|g|厘米|cm|公分|毫升|ml|升|l|瓦|w|公斤|kg|斤|米|岁|节|次|匹|寸|度|毫安|mah|折|期|色|层|块装|片装|颗|码|代|年|个月|天|小时|分钟|工作日|%|元|块)(?![a-z])"
)
_UNIT_NAMES = {
    "g": "克",
    "cm": "厘米",
    "公分": "厘米",
    "ml": "毫升",
    "l": "升",
    "w": "瓦",
    "kg": "公斤",
    "块": "元",
    "mah": "毫安",
    "工作日": "天",
}
_IN_BASE = {"小时": ("天", 24), "个月": ("年", 12)}
_ONE_OF = tuple(
    tuple(group.split())
    for group in (
        "真皮 牛皮 头层 二层 pu 人造革 羊皮 超纤 猪皮 植鞣 合成革",
        "纯棉 全棉 涤纶 聚酯 羊毛 羊绒 真丝 腈纶 亚麻 桑蚕丝 粘胶 化纤 锦纶",
        "顺丰 中通 圆通 韵达 申通 邮政 极兔 京东快递 德邦",
        "足金 18k 14k 镀金 包金 纯银 925 s990 合金 铜 铂金 实心 空心",
        "实木 颗粒板 密度板 多层板 板材 橡胶木 白蜡木 胡桃木 竹制",
        "塑料 玻璃 不锈钢 陶瓷 铝合金 316 304 硅胶 铁",
        "现货 预售 缺货 断货 售罄",
        "国产 进口 德国 日本 韩国 美国 意大利 法国 泰国 国行 港版",
        "福建 云南 浙江 安徽 广东 江西 台湾 四川 新疆 山东 贵州 湖南 湖北 陕西 内蒙古 东北",
    )
)
_GRADES = re.compile(r"(?:不锈钢|钢|材质|内胆|sus)(?:是|用|为|用的)?$|^(?:不锈|钢|l|的?材质|级)")
"""Beside 304 and 316 where they are steel and not a price."""
_OURS = re.compile(r"我们|咱|我家|小店|本店|这[款台把件]|新一代|新款")
_OTHERS = re.compile(r"别家|隔壁|人家|那[款台家个边]|上一代|老款|旧款|他们?家?|另|对方|您|家里|插|不|比|差|贵|省|多")
_RATED = frozenset({"瓦", "毫安", "毫升", "升"})
"""Units of what a thing is rated at: one that no fact gives is wrong, though the facts give several."""
_ASKS_UP = frozenset({"seek_approval", "refusal", "decline", "no_power", "hand_over"})
_STOP_PAIRS = frozenset(
    ("可以 能不 不能 吗的 多少 什么 怎么 这个 那个 你们 我们 客服 主管 批准 一下 是不 不是 有没 没有 还能 能退").split()  # noqa: SIM905 - reads as a list of words
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of the facts."""

    text: str
    negative: bool
    policy: bool
    restricted: bool
    slots: tuple[Slot, ...]
    measures: tuple[tuple[str, float], ...]


def measures_in(text: str) -> tuple[tuple[str, float], ...]:
    """Numbers with their units, in one name for each unit."""
    return tuple((unit, value) for unit, value, _ in _measured(text))


def _measured(text: str) -> Iterator[tuple[str, float, str]]:
    """Likewise, each with its words."""
    for match in _MEASURE.finditer(text):
        words = match["n"]
        if text.endswith(("过", "超", "超了", "过了", "第", "再", "差", "少"), 0, match.start()):
            continue  # 过了三天 and 第十天 tell of this case, not of a rule
        exact = number(words)
        if exact is None or (len(words) == 2 and all(c in FIGURES and c not in "十百千万半" for c in words)):
            continue
        unit = _UNIT_NAMES.get(match["u"], match["u"])
        value = float(exact)
        if unit in _IN_BASE:
            unit, per = _IN_BASE[unit]
            value /= per
        yield unit, round(value, 4), match[0]


@lru_cache(maxsize=512)
def facts_of(facts: str) -> tuple[Fact, ...]:
    """The statements of free text, cut at punctuation."""
    normal = normalised(facts)
    found = []
    for clause in clauses_of(normal):
        text = normal.text[clause.start : clause.end]
        found.append(
            Fact(
                text,
                bool(_FACT_NO.search(text)),
                bool(_POLICY.search(text)),
                bool(_RESTRICTED.search(text)),
                slots_in(text),
                measures_in(text),
            )
        )
    return tuple(found)


def pairs(text: str) -> set[str]:
    """Neighbouring characters, without those that say nothing."""
    return {
        text[i : i + 2]
        for i in range(len(text) - 1)
        if (text[i] > "\u3400" and text[i + 1] > "\u3400") or text[i].isalnum()
    } - _STOP_PAIRS


def _asked(draft: Draft, facts: tuple[Fact, ...]) -> list[Fact]:
    """The facts that the buyer's message or the reply touches."""
    words = pairs(draft.buyer.text) | pairs(draft.text)
    return [fact for fact in facts if pairs(fact.text) & words]


def _statement(draft: Draft) -> str:
    return "".join(draft.text[c.start : c.end] + "," for c in draft.clauses if not c.question)


def wrong_amount(draft: Draft, facts: tuple[Fact, ...]) -> str:
    """A number with a unit that the facts give otherwise, and with no other number of that unit; empty if none."""
    known: dict[str, set[float]] = {}
    for fact in facts:
        for unit, value in fact.measures:
            known.setdefault(unit, set()).add(value)
    said = tuple(_measured(_statement(draft)))
    for unit, value, words in said:
        if unit not in known or unit in ("元", "分钟", "折", "%"):
            continue
        values = known[unit]
        if (
            value not in values
            and not any(other in values for name, other, _ in said if name == unit)
            and len(values) == 1
        ):
            (true,) = values
            if unit == "天" and value < true and value * 24 < 1:
                continue
            return words
    return wrong_rating(draft, known)


def wrong_rating(draft: Draft, known: Mapping[str, set[float]]) -> str:
    """What our own thing is said to be rated at, where no fact gives such a number; empty if none."""
    for clause in draft.clauses:
        text = draft.text[clause.start : clause.end]
        if clause.question or not _OURS.search(text) or _OTHERS.search(text):
            continue
        for unit, value, words in _measured(text):
            if unit in _RATED and unit in known and value not in known[unit]:
                return words
    return ""


def wrong_answer(draft: Draft, facts: tuple[Fact, ...]) -> str:
    """Yes where the facts say no to what the buyer asked, or the other way about; empty if neither."""
    if not draft.clauses:
        return ""
    asked = pairs(draft.buyer.text)
    best = max(facts, key=lambda fact: len(pairs(fact.text) & asked), default=None)
    if best is None or not pairs(best.text) & asked or best.policy:
        return ""
    first = draft.text[draft.clauses[0].start : draft.clauses[0].end]
    yes, no = bool(YES.match(first)), bool(NEGATED_ANSWER.match(first))
    asks_negative = bool(re.search(r"(?:会|能|要|是)?(?:不会|不能|没有)[^吗么]*[吗么]?$", draft.buyer.text))
    if asks_negative:
        return ""
    if yes and best.negative and not _NO.search(_statement(draft)):
        return first
    denied = (
        no and not best.negative and re.search(r"支持|可(?!能)|能|含|有|会|送|包|免", best.text) and len(facts) <= 2
    )
    return first if denied else ""


def wrong_word(draft: Draft, facts: tuple[Fact, ...]) -> str:
    """A word of which only one can be true, other than the one in the facts; empty if none."""
    given = " ".join(fact.text for fact in facts)
    said = _statement(draft)
    for group in _ONE_OF:
        true = [word for word in group if word in given]
        if not true or any(word in said for word in true):
            continue
        for word in group:
            at = said.find(word)
            if (
                at >= 0
                and (not word.isdigit() or _is_grade(said, at, at + len(word)))
                and not _NO.search(said[max(0, at - 4) : at])
                and not re.search(r"比|别家|隔壁|像|那种", said[max(0, at - 8) : at])
            ):
                return word
    return ""


def _is_grade(said: str, start: int, end: int) -> bool:
    """Whether the figures there name a grade of steel."""
    return any(_GRADES.search(part) for part in (said[max(0, start - 6) : start], said[end : end + 3]))


def beyond(draft: Draft, facts: tuple[Fact, ...]) -> bool:
    """Something granted that the policy keeps for somebody else, or more of it."""
    labels = draft.labels()
    policies = [fact for fact in facts if fact.policy]
    if not policies or labels & _ASKS_UP:
        return False
    text = draft.text
    first = text[draft.clauses[0].start : draft.clauses[0].end] if draft.clauses else ""
    grants = (
        bool(labels & {"compensate", "offer_fix"})
        or bool(YES.match(first))
        or bool(re.search(r"给[您你咱]|我说了算|我批|我拍板|做主|成交|拿走", text))
    )
    if not grants or re.search(
        r"不了|不成|不能|不得|没权|没有权|无权|做不了主|不归我|超出|最多|上限|封顶|够不着|不行", text
    ):
        return False
    said = list(draft.slots) or list(slots_in(draft.buyer.text))
    for kind in ("money", "discount", "percent"):
        limits = [slot.value for fact in policies for slot in fact.slots if slot.kind == kind]
        values = [slot.value for slot in said if slot.kind == kind]
        if limits and values:
            return min(values) < min(limits) if kind == "discount" else max(values) > max(limits)
    restricted = [fact for fact in facts if fact.restricted]
    touched = pairs(draft.buyer.text) | pairs(text)
    return any(pairs(fact.text) & touched for fact in restricted) or (len(facts) <= 2 and bool(restricted))


def hold_against_facts(draft: Draft) -> Draft:
    """Step: what contradicts the facts, and what goes beyond the policy."""
    if not draft.context.facts or not draft.clauses:
        return draft
    facts = facts_of(draft.context.facts)
    if not facts:
        return draft
    whole = Span(draft.clauses[0].start, draft.clauses[-1].end)
    found: list[Hit] = []
    if granted := beyond(draft, facts):
        found.append(Hit("beyond_authority", whole, 0.7, 0, "policy", negatable=False))
    plain = tuple(fact for fact in facts if not fact.policy)
    relevant = tuple(_asked(draft, plain)) or plain
    if not granted and draft.labels().isdisjoint(_ASKS_UP) and (wrong := _wrong(draft, plain, relevant)):
        at = max(0, draft.text.find(wrong))
        span = Span(at, at + len(wrong))
        found.append(Hit("wrong_fact", span, 0.7, draft.clause_at(at), "facts", negatable=False))
    return replace(draft, hits=draft.hits + tuple(found)) if found else draft


def _wrong(draft: Draft, plain: tuple[Fact, ...], relevant: tuple[Fact, ...]) -> str:
    """The words that cannot be true; empty if there are none."""
    return wrong_amount(draft, plain) or wrong_answer(draft, relevant) or wrong_word(draft, plain)
