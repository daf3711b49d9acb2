"""What an unquoted word of YAML means: the core schema of YAML 1.2, and no guessing beyond it.

So ``on``, ``no``, ``12:30``, ``1_000`` and dates are text, and ``010`` is ten.
"""

import math
import re
from enum import Enum


class Refused(Enum):
    """Why something written as a number is not taken."""

    OUT_OF_RANGE = "out of range"
    NOT_FINITE = "not finite"


LARGEST = 2**63 - 1
SMALLEST = -(2**63)
"""Whole numbers stay within 64 bits, so that any reader of the logs can hold them."""

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LONGEST = 64
"""Digits that are looked at; beyond them the value is out of range, and Python would refuse thousands."""


def meaning(text: str) -> str | int | float | bool | Refused | None:
    """The value of an unquoted scalar, or why it has none."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return _whole(text.lstrip("+-").lstrip("0"), 10, negative=text.startswith("-"))
    if _OCTAL.fullmatch(text):
        return _whole(text[2:].lstrip("0"), 8)
    if _HEXADECIMAL.fullmatch(text):
        return _whole(text[2:].lstrip("0"), 16)
    if _FRACTION.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else Refused.OUT_OF_RANGE
    if _NOT_FINITE.fullmatch(text):
        return Refused.NOT_FINITE
    return text


def _whole(digits: str, base: int, negative: bool = False) -> int | Refused:
    if len(digits) > _LONGEST:
        return Refused.OUT_OF_RANGE
    number = int(digits or "0", base) * (-1 if negative else 1)
    return number if SMALLEST <= number <= LARGEST else Refused.OUT_OF_RANGE
