"""Money, durations and conditions as trainers write them, into whole numbers and terms."""

import re
from collections.abc import Mapping

from simulator.authoring.compiling.report import Part
from simulator.core.guard import Guard, Operator, Term
from simulator.wording import _

_MONEY = re.compile(r"(?:¥|￥)?(\d{1,7})(?:\.(\d{1,2}))?(?:元|块)?")
_DURATION = re.compile(r"(\d{1,7})\s*(秒|分钟|分|小时|天)?")
_SECONDS = {None: 1, "秒": 1, "分": 60, "分钟": 60, "小时": 3600, "天": 86400}
_CONDITION = re.compile(r"(>=|<=|==|!=|>|<)?\s*(-?\d{1,7})")
_RANGE = re.compile(r"(\d{1,7})\s*[-–~～到至]\s*(\d{1,7})")
_OPERATORS: Mapping[str, Operator] = {">=": ">=", "<=": "<=", ">": ">", "<": "<", "==": "==", "!=": "!="}


def fen(value: str | int, part: Part) -> int:
    """The money in fen; 0 with a complaint where it is no amount."""
    if isinstance(value, int):
        return value * 100
    found = _MONEY.fullmatch(value.strip())
    if found is None:
        part.complain("C020", _("this is no amount of money"), _("Write for example 129, 129元 or 12.5元."))
        return 0
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def seconds(value: str | int, part: Part) -> int:
    """The duration in seconds; 0 with a complaint where it is none."""
    found = _DURATION.fullmatch(str(value).strip())
    if found is None:
        part.complain("C021", _("this is no length of time"), _("Write for example 90, 90秒, 2分钟, 3小时 or 2天."))
        return 0
    return int(found[1]) * _SECONDS[found[2]]


def guard(conditions: Mapping[str, str | int | bool], part: Part) -> Guard:
    """The conditions as a guard; what cannot be read is complained about and left out."""
    terms = []
    for subject, wanted in conditions.items():
        if isinstance(wanted, bool):
            terms.append(Term(subject, ">=", 1) if wanted else Term(subject, "==", 0))
        elif isinstance(wanted, int):
            terms.append(Term(subject, "==", wanted))
        elif found := _CONDITION.fullmatch(wanted.strip()):
            terms.append(Term(subject, _OPERATORS[found[1] or "=="], int(found[2])))
        elif (found := _RANGE.fullmatch(wanted.strip())) and int(found[1]) <= int(found[2]):
            terms += [Term(subject, ">=", int(found[1])), Term(subject, "<=", int(found[2]))]
        else:
            part_here = part / subject
            part_here.complain(
                "C004", _("this condition cannot be read"), _("Write for example “>= 3”, “< 5”, 2, true or false.")
            )
    return Guard(tuple(terms))
