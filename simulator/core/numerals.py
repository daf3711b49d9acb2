"""Sums as shops write them, in digits or in Chinese numerals: 659, 九折, 九五折, 五十块, 一百二."""

import re

NUMBER = r"(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)"
"""A number in either writing, for a larger pattern."""

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_PLAIN = re.compile(r"[零〇一二两三四五六七八九]+$")


def number(text: str) -> float:
    """The value of what `NUMBER` found; digits without a unit stand side by side, as in 九五."""
    if text[0].isdigit():
        return float(text)
    if _PLAIN.match(text):
        return float("".join(str(_DIGITS[sign]) for sign in text))
    total, digit, unit = 0, 0, 1
    for sign in text:
        if sign in _UNITS:
            unit = _UNITS[sign]
            total, digit = total + (digit or 1) * unit, 0
        else:
            digit = _DIGITS[sign]
            unit = 1 if sign in "零〇" else unit
    # 一百二 is 120, 一百零二 is 102.
    return float(total + digit * max(1, unit // 10))
