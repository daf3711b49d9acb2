"""What the words of a slot mean: from a match of `slots.GRAMMAR` to the whole number of a `Slot`."""

import re
from fractions import Fraction

from simulator.core.numerals import DIGITS, number

Found = re.Match[str]

_SECONDS = {
    "秒": 1,
    "分": 60,
    "m": 60,
    "刻": 900,
    "时": 3600,
    "h": 3600,
    "天": 86400,
    "日": 86400,
    "工": 86400,
    "周": 604800,
    "星": 604800,
    "礼": 604800,
    "月": 2592000,
    "年": 31536000,
}
"""By the first character of the unit without 个 and 小; 钟头 is told from 分钟 below."""
_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "当": 0, "明": 1, "后": 2, "大后": 3}
_AFTERNOON = ("中午", "下午", "傍晚", "晚", "夜")
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45, "": 0}
LONGEST_YEARS = 200
"""A count of years above this is a date, such as 2024年."""


def guessed(words: str) -> Fraction | None:
    """The number; of a guess such as 两三 or 三五 the upper end."""
    if len(words) == 2 and all(char in DIGITS for char in words) and "0" not in words:
        return Fraction(DIGITS[words[1]])
    return number(words)


def fen(found: Found) -> int | None:
    """12块5, 两块五毛, 六块六毛六, 一百二十元, 5毛: in fen."""
    parts = found.groupdict()
    yuan = number(parts["n"])
    if yuan is None:
        return None
    unit = {"毛": 10, "角": 10, "分": 1}.get((parts.get("u") or "")[:1], 100)
    total = yuan * unit
    for name, worth in (("jiao", 10), ("fen", 1)):
        if words := parts.get(name):
            total += (number(words) or 0) * worth
    if words := parts.get("rest"):
        total += (number(words) or 0) * (unit // 10)
    return int(total)


def discount(found: Found) -> int | None:
    """九折 90, 八五折 85, 8.5折 85, 对折 and 半价 50."""
    words = found.groupdict().get("n")
    if words is None:
        return 50
    if len(words) <= 2 and all(char in DIGITS for char in words):
        value = int("".join(str(DIGITS[char]) for char in words))
    else:
        exact = number(words)
        if exact is None:
            return None
        value = int(exact * 10) if exact.denominator > 1 else int(exact)
    value = value * 10 if 0 < value < 10 else value
    return value if 0 < value < 100 else None


def percent(found: Found) -> int | None:
    exact = number(found["n"])
    return None if exact is None else int(exact * 100)


def _unit(words: str) -> int:
    bare = words.removeprefix("个").removeprefix("小")
    return 3600 if bare.startswith("钟头") else _SECONDS[bare[0]]


def seconds(found: Found) -> int | None:
    """两小时, 一个半小时, 一天半, 半小时, 3-5天 (the upper end), 48h."""
    unit = _unit(found["u"])
    exact = guessed(found["n"])
    if exact is None or (unit == _SECONDS["年"] and exact > LONGEST_YEARS):
        return None
    halves = 1 if found["half"] or found["tail"] else 0
    return int(exact * unit) + halves * unit // 2


def day(found: Found) -> int:
    return _DAYS[found["d"]]


def clock(found: Found) -> int | None:
    """下午三点半, 17:30, 晚上十一点: seconds after midnight."""
    hour = guessed(found["h"])
    if hour is None or hour > 24:
        return None
    part = found["p"] or ""
    if hour in (1, 2) and not part and found["sharp"] is None and not found["m"]:
        return None  # 一点 is mostly "a little"
    words = (found["m"] or "").removesuffix("分")
    minutes = _QUARTERS.get(words)
    if minutes is None:
        minutes = int(number(words) or 0)
    if minutes >= 60:
        return None
    return int(_hours(int(hour), part) * 3600 + minutes * 60)


def _hours(hour: int, part: str) -> int:
    if hour == 12:
        return {"晚": 24, "夜": 24, "凌": 0}.get(part[:1], 12)
    if part == "中午" and hour >= 10:
        return hour
    return hour + 12 if part.startswith(_AFTERNOON) and hour < 12 else hour


def pieces(found: Found) -> int | None:
    exact = guessed(found["n"])
    return None if exact is None or exact.denominator > 1 else int(exact)


def digits(found: Found) -> int:
    return int(found["n"])
