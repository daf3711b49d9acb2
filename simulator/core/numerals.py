"""Chinese and Arabic figures as exact numbers: 659, 九, 九五, 五十, 一百二, 3万."""

from fractions import Fraction

NUMBER = r"(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)"
"""A sum as shops write it, in either writing, for a larger pattern."""
DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"〇": 0, "幺": 1, "两": 2, "俩": 2, "仨": 3}
DIGITS |= dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
FIGURES = "零〇一幺二两俩三仨四五六七八九壹贰叁肆伍陆柒捌玖十百千拾佰仟万亿半"
LONGEST = 18
"""Figures of one number beyond which it is not read: no honest amount is longer."""


def number(words: str) -> Fraction | None:
    """The number written as 30, 1,299, 9.5, 3万, 三十, 一百二 (120), 两千三 (2300) or 半; None if it is none.

    Digits may be of any script and width.
    """
    words = words.replace(",", "").strip()
    if not words or len(words) > LONGEST:
        return None
    if words == "半":
        return Fraction(1, 2)
    if not words[0].isdecimal():
        return _chinese(words)
    tail = 1
    while words[-1] in LARGE:
        tail *= LARGE[words[-1]]
        words = words[:-1]
    if words[-1] == "k":
        words, tail = words[:-1], tail * 1000
    parts = words.split(".")
    if len(parts) > 2 or not all(part.isdecimal() for part in parts):
        return None
    return Fraction(words) * tail


def _chinese(words: str) -> Fraction | None:
    total = section = digit = 0
    last_unit = 0
    pending = False
    plain = all(char in DIGITS for char in words)
    if plain and len(words) > 1:  # 二三 is a guess (两三天), 二零二五 a row of digits
        return Fraction(int("".join(str(DIGITS[char]) for char in words)))
    half = words.endswith("半")
    for char in words[:-1] if half else words:
        if char in DIGITS:
            digit, pending = DIGITS[char], char not in "零〇"
            if char in "零〇":
                last_unit = 0
        elif char in UNITS:
            section += (digit or 1) * UNITS[char]
            last_unit, digit, pending = UNITS[char], 0, False
        elif char in LARGE:
            if total and LARGE[char] < LARGE["亿"] <= total:  # the 万 of 一亿二千万 counts what stands behind 亿 alone
                total += (section + digit) * LARGE[char]
            else:
                total = (total + section + digit or 1) * LARGE[char]
            section, digit, pending, last_unit = 0, 0, False, LARGE[char]
        else:
            return None
    if pending and last_unit >= 100:
        digit *= last_unit // 10  # 一百二 is 120
    value = Fraction(total + section + digit)
    return value + Fraction(1, 2) if half else value
