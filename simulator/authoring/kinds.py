"""What a value is and what it should be, in words for people who do not know the names of types."""

import re
import unicodedata
from collections.abc import Sequence

from simulator.authoring.diagnostics import quote
from simulator.authoring.document import Value
from simulator.authoring.misfits import CHOICES, WRONG_TYPES, Kind, Misfit
from simulator.wording import _

_SAYS_YES_OR_NO = ("yes", "no", "on", "off", "y", "n", "是", "否")


def found_words(value: Value) -> str:
    """What stands there."""
    match value:
        case None:
            return _("nothing")
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _("the number {number}").format(number=value)
        case str():
            return _('the text "{text}"').format(text=quote(value, 30))
        case list():
            return _("a list")
        case dict():
            return _("a mapping")


def wanted_words(misfit: Misfit) -> str:
    """What should stand there, of each kind that the model would have taken."""
    return _either([_kind_words(kind) for kind in _wanted(misfit)])


def remedy_for(misfit: Misfit) -> str:
    """How the value that stands there may have been meant."""
    value, wanted = misfit.value, _wanted(misfit)
    if "text" in wanted and isinstance(value, bool | int | float):
        return _("Put it in quotation marks.")
    if "text" in wanted and isinstance(value, dict) and len(value) == 1 and None in value.values():
        word = next(iter(value))
        return _('A text that begins with a brace goes in quotation marks: "{text}".').format(text=f"{{{word}}}")
    if "truth" in wanted and isinstance(value, str) and (value.lower() in _SAYS_YES_OR_NO or wanted == ["truth"]):
        return _("Write true or false.")
    if {"whole number", "number"} & set(wanted) and isinstance(value, str) and (number := _number_in(value)):
        if number == value:
            return _("Leave out the quotation marks.")
        return _("Write {number} in half-width digits, with no quotation marks.").format(number=number)
    if misfit.path[-1:] == ("discount",):
        return _("Write how many percent of the price are left: 95 for 九五折, 100 for none.")
    if wanted == ["whole number"]:
        return _("Write a whole number in half-width digits, such as 3.")
    if "list" in wanted and isinstance(value, str | int | float):
        return _('Write it on the next line behind "- ", or in [ ].')
    if "mapping" in wanted and isinstance(value, str) and "：" in value:
        return _("The Chinese colon “：” does not count: write an English colon and a space.")
    if "mapping" in wanted and isinstance(value, str):
        return _('Write "key: value" on lines of their own, with an English colon and a space.')
    if "mapping" in wanted and isinstance(value, list):
        return _('Leave out the "- " before its keys.')
    return _("Compare it with the example that the details give.")


def _number_in(value: str) -> str:
    """The whole number that was meant by full-width digits, a Chinese one, spaces or a unit beside it; else empty."""
    text = "".join(unicodedata.normalize("NFKC", value).split())
    if with_unit := re.fullmatch(r"([-+]?[0-9]+)[^0-9.,:]{1,2}", text):
        return with_unit[1]
    if len(text) == 1 and not text.isascii():
        meant = unicodedata.numeric(text, None)
        return str(int(meant)) if meant is not None and meant == int(meant) else ""
    return text if text.isascii() and text.removeprefix("+").removeprefix("-").isdigit() else ""


def _wanted(misfit: Misfit) -> list[Kind]:
    return list(dict.fromkeys("choice" if kind in CHOICES else WRONG_TYPES[kind] for kind in misfit.kinds))


def _kind_words(kind: Kind) -> str:
    match kind:
        case "text":
            return _("a text")
        case "whole number":
            return _("a whole number")
        case "number":
            return _("a number")
        case "truth":
            return _("true or false")
        case "list":
            return _("a list")
        case "mapping":
            return _("a mapping")
        case "nothing":
            return _("nothing")
        case "choice":
            return _("one of a few words")


def _either(words: Sequence[str]) -> str:
    """ "a", "a or b", "a or b or c"."""
    said = words[0]
    for word in words[1:]:
        said = _("{one} or {other}").format(one=said, other=word)
    return said
