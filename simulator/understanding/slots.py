"""Amounts, rates, times and numbers named in a reply; units as in `simulator.core.acts.Slot`."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from simulator.core.acts import Slot, SlotKind, Span
from simulator.core.numerals import DIGITS, FIGURES, number
from simulator.understanding import readings
from simulator.understanding.draft import Draft

_FIGURE = FIGURES.replace("半", "")
_N = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?[万千百k]?|[{FIGURES}]+)"
_GIVING = "减返降少退赔补送抹差让宜"
_SOME = "[来多几]?"
"""三十多块 and 十来天 count as 30 and 10."""
_LOW = rf"(?:{_N}(?:到|至|-|~|—|、))?"
"""The lower end of a range, which is skipped."""

_MONEY = (
    rf"(?:[¥$]|rmb)(?P<n>{_N})(?:块|元)?",
    rf"(?P<n>{_N}){_SOME}(?P<u>块)(?P<jiao>[\d{_FIGURE}])[毛角](?P<fen>[\d{_FIGURE}])?分?",
    rf"(?P<n>{_N}){_SOME}(?P<u>块|元|rmb)(?:(?P<rest>[\d{_FIGURE}])(?![\d{_FIGURE}个件双条盒瓶张天]))?"
    rf"(?![布砖毛糖]|素)(?:钱|整)?",
    rf"(?P<n>{_N})(?P<u>毛|角)(?P<rest>[\d{_FIGURE}])?(?![巾衣线绒绳病呢])钱?",
    # bare figures behind a verb of giving: 减20, 送您50, 便宜三十
    rf"(?<=[{_GIVING}])[您你]?(?P<n>\d+(?:\.\d+)?|[{_FIGURE}]*[十百][{_FIGURE}]*)"
    rf"(?![\d{_FIGURE}个天件双条只台瓶盒袋箱包张本支斤片款份号点.%成小分积折套年秒倍片次种周月])",
    # 一百二, 两千三: a bare round figure is a price in a shop unless something is counted
    rf"(?<!第)(?<![{_FIGURE}])(?P<n>[{_FIGURE[2:]}]{{1,2}}[百千万][{_FIGURE}]*)"
    rf"(?![{_FIGURE}个天件双条只台瓶盒袋箱包张本支斤片款份号多次家人年克公米升度字页毫变用能分毛元块折岁里种位名倍小秒])",
)
_UNIT = (
    r"(?P<u>个?小时|个?钟头|(?<!百)分钟|刻钟|秒钟?"
    r"|天(?!猫|然|气|下|生|花|线|两头)|个?工作日|日(?!常|本|期|用|光|晒)|个?星期|个?礼拜|周(?!年|岁|边|到|围|转)"
    r"|个月|(?<=半)月|年(?!级|货|龄|纪|底|前|会|轻|代)|h(?![a-z])|min(?![a-z]))"
)
_CLOCK = (
    r"(?P<p>凌晨|早上|清早|上午|中午|下午|傍晚|晚上|晚间|夜里|早|晚)?"
    rf"(?P<h>\d{{1,2}}|[{_FIGURE}]{{1,3}})"
)
_MINUTES = rf"(?P<m>半|一刻|三刻|\d{{1,2}}分?(?!\d)|[{_FIGURE}]{{1,3}}分|[二三四五]?十[一二三四五六七八九]?)?(?!点|儿)"
_COUNTED = (
    r"件|双|条|只(?!要|有|能|是|好|剩)|台|瓶|盒|袋|箱|包(?!邮|装|退|裹|换|赔)|套|张|本(?!店|来|身)|支(?!持)|把|罐|斤|片|款|份"
    r"|饼|副|盏|枚|颗|卷|桶|听|束|对|枝"
)
_WEEKDAY = re.compile(r"(?P<w>下下个?|下个?|这个?|本)?(?:周|星期|礼拜)(?P<d>[一二三四五六日天末])(?!个|年|到)")
_CALENDAR = re.compile(
    rf"(?P<m>\d{{1,2}}|[{_FIGURE}]{{1,2}})月(?P<d>\d{{1,2}}|[{_FIGURE}]{{1,3}})[号日]?"
    rf"|(?<![\d第])(?P<only>\d{{1,2}}|[二三]?十[一二三四五六七八九]?)号(?!码|线|楼|链|店|仓|色|机|字|电|柜|门|院|铺)"
)
WEEKDAY_BASE, CALENDAR_BASE = 1000, 100_000
"""The ears know no calendar: 下周三 is 1000 + 7 + 3, 11月3号 is 100000 + 1103, 5号 is 100005."""

Reading = Callable[[re.Match[str]], "int | None"]

_DIGIT = re.compile(r"\d")
ANY_DIGIT = "0"
"""Stands among the signs for a digit of any script."""
_COUNTS = ANY_DIGIT + FIGURES


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name a slot."""

    kind: SlotKind
    pattern: re.Pattern[str]
    read: Reading
    signs: tuple[frozenset[str], ...]
    """Sets of characters; a text that holds none of one set is not searched, which spares most texts most forms."""


def _form(kind: SlotKind, pattern: str, read: Reading, *signs: str) -> Form:
    return Form(kind, re.compile(pattern), read, tuple(map(frozenset, signs)))


GRAMMAR: tuple[Form, ...] = (
    _form("order", r"(?<!\d)(?P<n>\d{9,24})(?!\d)", readings.digits, ANY_DIGIT),
    _form(
        "discount",
        rf"(?P<n>\d+(?:\.\d+)?|[{_FIGURE}]{{1,3}})折(?![叠腾扣中返痕断射])",
        readings.discount,
        "折",
        _COUNTS,
    ),
    _form("discount", r"对折(?!叠|痕)|半价", readings.discount, "折价"),
    _form("percent", rf"百分之(?P<n>\d+(?:\.\d+)?|[{FIGURES}]+)", readings.percent, "之"),
    _form("percent", r"(?P<n>\d+(?:\.\d+)?)%", readings.percent, "%"),
    _form("money", _MONEY[0], readings.fen, "¥$m", _COUNTS),
    _form("money", _MONEY[1], readings.fen, "块", "毛角", _COUNTS),
    _form("money", _MONEY[2], readings.fen, "块元m", _COUNTS),
    _form("money", _MONEY[3], readings.fen, "毛角", _COUNTS),
    _form(
        "time",
        _CLOCK + r"点(?P<sharp>钟?(?=前|之前|以前|左右|后|整|钟|准))?钟?" + _MINUTES,
        readings.clock,
        "点",
        _COUNTS,
    ),
    _form("time", _CLOCK + r"(?P<sharp>:)(?P<m>[0-5]\d)(?!\d)", readings.clock, ":", ANY_DIGIT),
    _form(
        "duration",
        rf"(?<!第){_LOW}(?<!第)(?P<n>{_N}){_SOME}(?P<half>个半)?{_UNIT}(?P<tail>半)?",
        readings.seconds,
        "时头钟秒天日期拜周月年hm",
        _COUNTS,
    ),
    _form("date", r"(?P<d>大后|大前|今|明|后|昨|前|当)[天日](?!猫|然|真)", readings.day, "天日"),
    _form("date", r"(?P<d>今|明|昨)(?=[早晚])", readings.day, "早晚"),
    _form("money", _MONEY[4], readings.fen, _GIVING, _COUNTS),
    _form("money", _MONEY[5], readings.fen, "百千万"),
    _form("quantity", rf"(?<!第)(?P<n>{_N})(?:{_COUNTED})(?![套])", readings.pieces, _COUNTS),
)


_NAMED_DAYS = frozenset("周期拜月号")


def _named_days(text: str) -> Iterable[Slot]:
    for found in _WEEKDAY.finditer(text):
        day = 7 if found["d"] in "日天" else 6 if found["d"] == "末" else DIGITS[found["d"]]
        weeks = 7 * (found["w"] or "").count("下")
        yield Slot("date", WEEKDAY_BASE + weeks + day, Span(found.start(), found.end()))
    for found in _CALENDAR.finditer(text):
        month = number(found["m"] or "零")
        day_of = number(found["d"] or found["only"])
        if month is not None and day_of is not None and month <= 12 and 0 < day_of <= 31:
            value = CALENDAR_BASE + int(month) * 100 + int(day_of)
            yield Slot("date", value, Span(found.start(), found.end()))


def signs_of(text: str) -> frozenset[str]:
    """What the text holds of the signs of forms."""
    return frozenset(text + ANY_DIGIT if _DIGIT.search(text) else text)


def slots_in(text: str) -> tuple[Slot, ...]:
    """The slots of a normalised text, in order and without overlaps; the first reading of `GRAMMAR` wins."""
    taken = 0
    found: list[Slot] = []

    def take(slot: Slot) -> None:
        nonlocal taken
        bits = ((1 << (slot.span.end - slot.span.start)) - 1) << slot.span.start
        if not taken & bits:
            taken |= bits
            found.append(slot)

    held = signs_of(text)
    if not held.isdisjoint(_NAMED_DAYS):
        for slot in _named_days(text):
            take(slot)
    for form in GRAMMAR:
        if any(map(held.isdisjoint, form.signs)):
            continue
        for match in form.pattern.finditer(text):
            value = form.read(match)
            if value is not None:
                take(Slot(form.kind, value, Span(match.start(), match.end())))
    return tuple(sorted(found, key=lambda slot: slot.span.start))


def find_slots(draft: Draft) -> Draft:
    """Step: the slots of the reply."""
    return replace(draft, slots=slots_in(draft.text))
