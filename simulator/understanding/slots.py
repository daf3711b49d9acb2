"""Amounts, rates, times and numbers named in a reply; units as in `simulator.core.acts.Slot`."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from simulator.core.acts import Slot, SlotKind, Span
from simulator.understanding.draft import Draft
from simulator.understanding.numerals import DIGITS, FIGURES, number

_N = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?[万千百k]?|[{FIGURES}]+)"
_RANGE = rf"(?:(?P<low>{_N})(?:到|至|-|~|—|、))?"
_SECONDS = {
    "秒": 1,
    "分": 60,
    "刻": 900,
    "时": 3600,
    "天": 86400,
    "日": 86400,
    "工": 86400,
    "周": 604800,
    "月": 2592000,
    "年": 31536000,
}
_PARTS_OF_DAY = {"凌晨": 0, "早": 0, "上午": 0, "中午": 12, "下午": 12, "傍晚": 12, "晚": 12, "夜": 12}
_DAYS = {"今": 0, "当天": 0, "明": 1, "后": 2, "大后": 3, "昨": -1, "前": -2}

Reading = Callable[[re.Match[str]], "int | None"]


def _fen(found: re.Match[str]) -> int | None:
    yuan = number(found["n"])
    if yuan is None:
        return None
    unit = found.groupdict().get("u") or ""
    value = yuan * (10 if unit.startswith(("毛", "角")) else 1 if unit.startswith("分") else 100)
    if found.groupdict().get("rest"):
        rest = number(found["rest"])
        value += (rest or 0) * (10 if unit not in ("毛", "角") else 1)
    return int(value)


def _discount(found: re.Match[str]) -> int | None:
    words = found["n"]
    if all(char in DIGITS for char in words) and len(words) <= 2:
        value = int("".join(str(DIGITS[char]) for char in words))
    else:
        exact = number(words)
        if exact is None:
            return None
        if exact.denominator > 1:
            return int(exact * 10)
        value = int(exact)
    value = value * 10 if 0 < value < 10 else value
    return value if 0 < value <= 100 else None


def _percent(found: re.Match[str]) -> int | None:
    exact = number(found["n"])
    return None if exact is None else int(exact * 100)


def _guess(words: str) -> Fraction | None:
    """两三 as its upper end; otherwise the number."""
    if len(words) == 2 and all(char in DIGITS for char in words):
        return Fraction(DIGITS[words[1]])
    return number(words)


def _seconds(found: re.Match[str]) -> int | None:
    exact = _guess(found["n"])
    if exact is None:
        return None
    value = (
        exact
        * _SECONDS[
            found["u"]
            .removeprefix("个")
            .replace("小", "")
            .replace("钟头", "时")
            .replace("星期", "周")
            .replace("礼拜", "周")[0]
        ]
    )
    return int(value + value / exact / 2) if found.groupdict().get("half") and exact else int(value)


def _half(found: re.Match[str]) -> int | None:
    return _SECONDS[found["u"].replace("小", "").replace("钟头", "时")[0]] // 2


def _relative(found: re.Match[str]) -> int | None:
    return _DAYS[found["d"]]


def _clock(found: re.Match[str]) -> int | None:
    hour = _guess(found["h"]) if found["h"] else None
    if hour is None or hour > 24:
        return None
    if found.group() in ("一点", "两点") and not found.string.startswith(("前", "之前", "以前", "左右"), found.end()):
        return None  # 一点 is mostly "a little"
    minutes = found.groupdict().get("m") or ""
    extra = (
        30
        if minutes == "半"
        else 15
        if minutes == "一刻"
        else 45
        if minutes == "三刻"
        else int(number(minutes) or 0)
        if minutes
        else 0
    )
    noon = (
        _PARTS_OF_DAY.get(found["p"].removeprefix("今").removeprefix("明").rstrip("上晨间里") or found["p"], 0)
        if found["p"]
        else 0
    )
    if noon and hour >= noon:
        noon = 0
    return int((hour + noon) * 3600 + extra * 60) if extra < 60 else None


def _count(found: re.Match[str]) -> int | None:
    exact = _guess(found["n"])
    return None if exact is None or exact.denominator > 1 else int(exact)


def _order(found: re.Match[str]) -> int | None:
    return int(found["n"])


_UNIT = r"(?P<u>个?小时|个?钟头|分钟?(?!之|期|享)|刻钟|秒钟?|天(?!猫|然|气|下)|个?工作日|日(?!常|本|期)|个?星期|个?礼拜|周(?!年|岁|边|到)|个月|年(?!级|货|龄|纪))"
_GRAMMAR: tuple[tuple[SlotKind, re.Pattern[str], Reading], ...] = (
    ("order", re.compile(r"(?<!\d)(?P<n>\d{9,24})(?!\d)"), _order),
    ("discount", re.compile(rf"(?P<n>\d+(?:\.\d+)?|[{FIGURES}]{{1,3}})折(?!叠|腾|扣|中|返|痕|断|射)"), _discount),
    ("percent", re.compile(rf"百分之(?P<n>\d+(?:\.\d+)?|[{FIGURES}]+)"), _percent),
    ("percent", re.compile(r"(?P<n>\d+(?:\.\d+)?)%"), _percent),
    ("money", re.compile(rf"(?:[¥$]|rmb)(?P<n>{_N})"), _fen),
    ("money", re.compile(rf"(?P<n>{_N})(?P<u>块|元)(?P<rest>[\d{FIGURES[:-1]}])?(?!\d)(?![布砖毛糖]|素)(?:钱|整)?"), _fen),
    ("money", re.compile(rf"(?P<n>{_N})(?P<u>毛|角)(?![巾衣线绒绳病])(?:钱)?"), _fen),
    ("time", re.compile(rf"(?P<p>今早|今晚|明早|明晚|凌晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜里|早|晚)?(?P<h>\d{{1,2}}|[{FIGURES[:-1]}]{{1,3}})(?:点钟?|:)(?P<m>半|一刻|三刻|\d{{1,2}}(?!\d)|[二三四五]?十[一二三四五六七八九]?)?分?(?!点|儿|半点)"), _clock),
    ("duration", re.compile(rf"(?P<n>[{FIGURES[:-1]}]+|\d+)(?P<half>个半)(?P<u>小时|钟头|月)"), _seconds),
    ("duration", re.compile(r"半个?(?P<u>小时|钟头|天|月|年)"), _half),
    ("duration", re.compile(rf"{_RANGE}(?P<n>{_N}){_UNIT}"), _seconds),
    ("date", re.compile(r"(?P<d>大后|今|明|后|昨|前)[天日](?!猫)"), _relative),
    ("date", re.compile(r"(?P<d>今|明)[早晚]"), _relative),
    ("money", re.compile(rf"(?<=[减返降少退赔补送省抹差让])(?P<n>\d+(?:\.\d+)?|[{FIGURES[:-1]}]*[十百][{FIGURES[:-1]}]*)(?![\d{FIGURES}个天件双条只台瓶盒袋箱包张本支斤片款份号点.%成小分积])"), _fen),
    ("money", re.compile(rf"(?<!第)(?P<n>[{FIGURES[2:-1]}][百千万][{FIGURES[:-1]}]*)(?![{FIGURES}个天件双条只台瓶盒袋箱包张本支斤片款份号多次家人年克公米升度字页毫变用能分])"), _fen),
    ("quantity", re.compile(rf"(?P<n>{_N})(?:件|双|条(?!件)|只(?!要|有|能)|台|瓶|盒|袋|箱|包(?!邮|装|退|裹)|套|张|本(?!店|来|身)|支(?!持)|把|罐|斤|片|款|份|饼|副|盏)(?!套)"), _count),
)  # fmt: skip
_WEEKDAY = re.compile(r"(?P<w>下下|下|这|本)?(?:周|星期|礼拜)(?P<d>[一二三四五六日天末])")
_CALENDAR = re.compile(
    rf"(?:(?P<m>\d{{1,2}}|[{FIGURES[:-1]}]{{1,2}})月)(?P<d>\d{{1,2}}|[{FIGURES[:-1]}]{{1,3}})[号日]?|(?<!\d)(?P<only>\d{{1,2}})[号](?!码|线|楼|链)"
)
WEEKDAY_BASE, CALENDAR_BASE = 1000, 100_000
"""The ears know no calendar: 下周三 is 1000 + 7 + 3, 11月3号 is 100000 + 1103, 5号 is 100005."""


def _named_days(text: str) -> Iterable[Slot]:
    for found in _WEEKDAY.finditer(text):
        day = 7 if found["d"] in "日天" else 6 if found["d"] == "末" else DIGITS[found["d"]]
        weeks = {"下": 7, "下下": 14}.get(found["w"] or "", 0)
        yield Slot("date", WEEKDAY_BASE + weeks + day, Span(found.start(), found.end()))
    for found in _CALENDAR.finditer(text):
        month, day_of = (found["m"], found["d"]) if found["d"] else ("0", found["only"])
        month_number, day_number = number(month), number(day_of)
        if month_number is not None and day_number is not None and month_number <= 12 and 0 < day_number <= 31:
            yield Slot(
                "date", CALENDAR_BASE + int(month_number) * 100 + int(day_number), Span(found.start(), found.end())
            )


def slots_in(text: str) -> tuple[Slot, ...]:
    """The slots of a normalised text, in order and without overlaps; the first reading of `_GRAMMAR` wins."""
    taken = 0
    found: list[Slot] = []

    def take(slot: Slot) -> None:
        nonlocal taken
        bits = ((1 << (slot.span.end - slot.span.start)) - 1) << slot.span.start
        if not taken & bits:
            taken |= bits
            found.append(slot)

    for slot in _named_days(text):
        take(slot)
    for kind, pattern, read in _GRAMMAR:
        for match in pattern.finditer(text):
            value = read(match)
            if value is not None:
                take(Slot(kind, value, Span(match.start(), match.end())))
    return tuple(sorted(found, key=lambda slot: slot.span.start))


def find_slots(draft: Draft) -> Draft:
    """Step: the slots of the reply."""
    return replace(draft, slots=slots_in(draft.text))
