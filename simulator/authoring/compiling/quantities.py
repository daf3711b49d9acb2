"""Money, durations and conditions as trainers write them, into whole numbers and terms."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from simulator.authoring.compiling.report import Part
from simulator.authoring.diagnostics import quote
from simulator.core.guard import Guard, Operator, Term
from simulator.wording import _

_MONEY = re.compile(r"(?:¥|￥)?(\d{1,7})(?:\.(\d{1,2}))?(?:元|块)?")
_DURATION = re.compile(r"(\d{1,7})\s*(秒|分钟|分|小时|天)?")
_SECONDS = {None: 1, "秒": 1, "分": 60, "分钟": 60, "小时": 3600, "天": 86400}
_CONDITION = re.compile(r"(>=|<=|==|!=|>|<)?\s*(-?\d{1,7})")
_RANGE = re.compile(r"(\d{1,7})\s*[-–~～到至]\s*(\d{1,7})")
_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("≤≦⩽", "<="),
        **dict.fromkeys("≥≧⩾", ">="),
        "≠": "!=",
        **dict.fromkeys("‹〈《«〈＜", "<"),
        **dict.fromkeys("›〉》»〉＞", ">"),
        **dict.fromkeys("“”‘’「」『』＂＇", " "),
    }
)
"""Signs that people type for those of a condition, or around it."""
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
            message = _("this condition cannot be read: {found}").format(found=quote(wanted, 30))
            (part / subject).complain("C004", message, _condition_remedy(wanted))
    return Guard(tuple(terms))


def _condition_remedy(wanted: str) -> str:
    """What was probably meant by signs that only look like those of a condition."""
    meant = normalize("NFKC", wanted.translate(_LOOKALIKES)).strip(" '\"")
    strange = "".join(dict.fromkeys(sign for sign in wanted if ord(sign) in _LOOKALIKES or ord(sign) > 0xFF00))
    # Quotation marks would be lost among those of the sentence; they are the trouble only where nothing else is.
    strange = strange.strip("“”‘’") or strange
    if strange and (_CONDITION.fullmatch(meant) or _RANGE.fullmatch(meant)):
        return _('{signs} does not count here: write "{meant}", all in English signs.').format(
            signs=quote(strange), meant=meant
        )
    return _("Write for example “>= 3”, “< 5”, 2, true or false.")
