"""A misfit between a file and its model, told in the author's words: what, where, and what to do."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from simulator.authoring.bounds import beyond
from simulator.authoring.diagnostics import Diagnostic, Place, quote
from simulator.authoring.document import Document, Path, Value
from simulator.authoring.kinds import found_words, remedy_for, wanted_words
from simulator.authoring.known_keys import is_required, keys_known
from simulator.authoring.misfits import CHOICES, WRONG_TYPES, Misfit
from simulator.authoring.spelling import nearest
from simulator.authoring.syntax import no_colon
from simulator.wording import _

Describe: TypeAlias = Callable[[Path, Value], str]
"""Names the part of a file at this path with this value, such as ``asking 的第 3 条规则（justify_value）``."""

CHOICES_ZH = {
    "browse": "浏览",
    "presale": "售前",
    "payment": "付款",
    "shipping": "发货",
    "aftersale": "售后",
    "review": "评价",
    "question": "问题",
    "worry": "顾虑",
    "objection": "异议",
    "issue": "毛病",
    "basic": "基本",
    "performance": "期望",
    "delighter": "惊喜",
    "reverse": "反向",
    "indifferent": "无所谓",
    "won": "成",
    "partial": "一半",
    "lost": "没成",
}
"""What the guide calls the words that may be chosen; authors write these instead."""
LISTED = 12
"""Choices that a remedy lists at most."""

_OWN_CODE = re.compile(r"[A-Z][0-9]{3}")
"""A model's own validator may raise ``PydanticCustomError("P007", "…", {"remedy": "…", "at": ("to",)})``."""

_JOINED = re.compile(r"(?P<key>[A-Za-z_]\w*)(?P<colon>[:：])\s*\S")
"""A key in braces that has swallowed its value, such as ``start：6``."""
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class _Told:
    code: str
    message: str
    remedy: str
    place: Place


def tell(misfit: Misfit, document: Document, model_type: object, describe: Describe | None = None) -> Diagnostic:
    """The misfit as a diagnostic."""
    told = _tell(misfit, document, model_type)
    part = _named_part(misfit)
    where = describe(part, document.at(part)) if describe else described(part, document)
    message = _("{where}: {message}").format(where=where, message=told.message) if where else told.message
    return Diagnostic(document.name, told.place, told.code, message, told.remedy)


def described(path: Path, document: Document) -> str:
    """The path in words: keys, items counted from 1, and what those items call themselves."""
    steps: list[str] = []
    for end, part in enumerate(path, start=1):
        if isinstance(part, str):
            steps.append(quote(part))
            continue
        step, item = _("item {number}").format(number=part + 1), document.at(path[:end])
        known = [item.get(key) for key in ("id", "name", "hears")] if isinstance(item, dict) else []
        own = next((name for name in known if isinstance(name, str) and name), None)
        steps.append(_("{item} ({name})").format(item=step, name=quote(own)) if own else step)
    return " › ".join(steps)


def _named_part(misfit: Misfit) -> Path:
    """The mapping around the fault; a list is not worth naming, what holds it is."""
    part = misfit.path
    if misfit.missing is not None or misfit.kinds[0].startswith("union_tag"):
        return part
    while part and isinstance(part[-1], int):
        part = part[:-1]
    return part[:-1]


def _tell(misfit: Misfit, document: Document, model_type: object) -> _Told:
    kind, at = misfit.kinds[0], document.places.of(misfit.path)
    if _OWN_CODE.fullmatch(kind):
        inner = misfit.limits.get("at", ())
        place = document.places.of((*misfit.path, *inner)) if isinstance(inner, tuple | list) else at
        return _Told(kind, misfit.said, str(misfit.limits.get("remedy", "")), place)
    if kind == "extra_forbidden":
        return _unknown_key(misfit, document, model_type)
    if kind == "missing" and misfit.missing is not None:
        return _missing_key(misfit.missing, misfit, document, model_type)
    if kind == "union_tag_not_found":
        return _missing_key(_discriminator(misfit), misfit, document, model_type)
    if kind == "union_tag_invalid":
        path = (*misfit.path, _discriminator(misfit))
        choices = _QUOTED.findall(str(misfit.limits.get("expected_tags", "")))
        return _bad_choice(field_words(path), str(misfit.limits.get("tag", "")), choices, document.places.of(path))
    if misfit.path == ("format",) and kind in CHOICES and misfit.value is not None:
        message = _("“format” should be 1, not {found}").format(found=found_words(misfit.value))
        return _Told("S005", message, _("Begin the file with the line “format: 1”."), at)
    field = field_words(misfit.path)
    if misfit.value is None and (kind in WRONG_TYPES or kind in CHOICES):
        remedy = _("Write a value behind the colon or dash, or delete the line.")
        return _Told("S007", _("{field} has no value").format(field=field), remedy, at)
    if kind in CHOICES and isinstance(misfit.value, str):
        return _bad_choice(field, misfit.value, _QUOTED.findall(str(misfit.limits.get("expected", ""))), at)
    if kind in WRONG_TYPES or kind in CHOICES:
        message = _("{field} should be {expected}, not {found}").format(
            field=field, expected=wanted_words(misfit), found=found_words(misfit.value)
        )
        return _Told("S003", message, remedy_for(misfit), at)
    told = beyond(misfit, field)
    if told.code == "S006" and is_required(model_type, misfit.path, misfit.loc):
        in_kpi = misfit.path[:-1] == ("kpi",)
        remedy = _kpi_words(str(misfit.path[-1]), document) if in_kpi else _("Write something there.")
        return _Told("S006", told.message, remedy, at)
    return _Told(told.code, told.message, told.remedy, document.places.of_key(misfit.path) if misfit.of_key else at)


def field_words(path: Path) -> str:
    """The key at the end of the path in quotation marks, and which item of its list is meant."""
    items = len(path)
    while items and isinstance(path[items - 1], int):
        items -= 1
    words = _('"{key}"').format(key=quote(str(path[items - 1]))) if items else _("the file")
    for part in path[items:]:
        words = _("item {number} of {field}").format(field=words, number=int(part) + 1)
    return words


def _unknown_key(misfit: Misfit, document: Document, model_type: object) -> _Told:
    key, around = str(misfit.path[-1]), misfit.path[:-1]
    known = keys_known(model_type, around, misfit.loc)
    there = document.at(around)
    free = [one for one in known if not (isinstance(there, dict) and one in there)]
    message = _('unknown key "{key}"').format(key=quote(key))
    joined = _JOINED.match(key)
    meant = nearest(joined["key"] if joined else key, free)
    if joined:
        remedy = no_colon(joined["key"], joined["colon"])
    elif meant:
        remedy = _('Try "{meant}".').format(meant=meant)
    elif nearest(key, known):
        remedy = _('"{key}" is already there; delete one of the two.').format(key=nearest(key, known))
    else:
        remedy = _("Delete it. Known here: {choices}.").format(choices=_listed(known)) if known else _("Delete it.")
    return _Told("S001", message, remedy, document.places.of_key(misfit.path))


def _missing_key(key: str, misfit: Misfit, document: Document, model_type: object) -> _Told:
    message = _('the key "{key}" is missing').format(key=key)
    there = document.at(misfit.path)
    strange = set(there if isinstance(there, dict) else ()) - set(keys_known(model_type, misfit.path, misfit.loc))
    mistyped = nearest(key, sorted(strange))
    if mistyped is None and key == "format":
        remedy = _("Begin the file with the line “format: 1”.")
    elif mistyped is None and misfit.path[-1:] == ("kpi",):
        remedy = _kpi_words(key, document)
    elif mistyped is None:
        remedy = _('Add a line "{key}: …".').format(key=key)
    else:
        line = document.places.of_key((*misfit.path, mistyped)).line
        remedy = _('"{mistyped}" in line {line} may have been meant for it.').format(
            mistyped=quote(mistyped), line=line
        )
    return _Told("S002", message, remedy, document.places.of_key(misfit.path))


def _kpi_words(key: str, document: Document) -> str:
    top = document.value if isinstance(document.value, dict) else {}
    dimensions = top.get("dimensions")
    ids = [one.get("id") for one in dimensions if isinstance(one, dict)] if isinstance(dimensions, list) else []
    known = next((one for one in reversed(ids) if isinstance(one, str)), "id")
    return _(
        "“kpi” needs conversion, attitude and bonus, each with a dimension, which may be the same one: {key}: [{id}]."
    ).format(key=key, id=quote(known))


def _bad_choice(field: str, found: str, choices: list[str], at: Place) -> _Told:
    message = _('{field} cannot be "{found}"').format(field=field, found=quote(found))
    meant = nearest(found, choices, CHOICES_ZH)
    if meant:
        remedy = _('Try "{meant}".').format(meant=meant)
    else:
        remedy = _("Choose one of: {choices}.").format(choices=_listed(choices))
    return _Told("S005", message, remedy, at)


def _discriminator(misfit: Misfit) -> str:
    return str(misfit.limits.get("discriminator", "")).strip("'")


def _listed(choices: list[str]) -> str:
    return ", ".join([*choices[:LISTED], *(["…"] if len(choices) > LISTED else [])])
