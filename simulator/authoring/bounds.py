"""Values of the right type that are too large, too short, of the wrong form, or refused by a model's own check."""

import re
from dataclasses import dataclass

from simulator.authoring.diagnostics import quote
from simulator.authoring.kinds import found_words
from simulator.authoring.meant import meant, with_names
from simulator.authoring.misfits import Misfit
from simulator.authoring.moods import MOODS
from simulator.core.taxonomy import LABELS
from simulator.wording import _

_ID_PATTERN = re.compile(r"\^\[a-z\]\[a-z0-9([_.-]*)\][*+]?(?:\{0,(\d+)\})?\$")


@dataclass(frozen=True, slots=True)
class Beyond:
    """Why the value is refused."""

    code: str
    message: str
    remedy: str


def beyond(misfit: Misfit, field: str) -> Beyond:
    """The complaint in words; ``field`` names the value."""
    kind, limits = misfit.kinds[0], misfit.limits
    match kind:
        case "greater_than_equal" | "greater_than" | "less_than_equal" | "less_than" | "multiple_of":
            return _number(kind, limits[_BOUND[kind]], field, found_words(misfit.value))
        case "string_too_short" | "too_short" if not misfit.value or str(misfit.value).isspace():
            remedy = _("Write something there, or delete the key if it may be left out.")
            return Beyond("S006", _("{field} is empty").format(field=field), remedy)
        case "string_too_short" | "too_short" | "string_too_long" | "too_long":
            return _length(kind, misfit, field)
        case "string_pattern_mismatch":
            written = str(misfit.path[-1]) if misfit.of_key and misfit.path else str(misfit.value)
            message = _('"{found}" has not the form that is needed here').format(found=quote(written))
            named = message if misfit.of_key else _("{field}: {message}").format(field=field, message=message)
            return Beyond("S008", named, _meant(written, misfit) or _form(str(limits.get("pattern", ""))))
        case "value_error" | "assertion_error":
            reason = str(limits.get("error", "")) or misfit.said
            return Beyond("S009", _("{field}: {message}").format(field=field, message=quote(reason, 200)), "")
        case _:
            return Beyond("S009", _("{field}: {message}").format(field=field, message=quote(misfit.said, 200)), "")


_BOUND = {
    "greater_than_equal": "ge",
    "greater_than": "gt",
    "less_than_equal": "le",
    "less_than": "lt",
    "multiple_of": "multiple_of",
}


def _number(kind: str, bound: object, field: str, found: str) -> Beyond:
    match kind:
        case "greater_than_equal":
            wanted = _("at least {bound}")
        case "greater_than":
            wanted = _("more than {bound}")
        case "less_than_equal":
            wanted = _("at most {bound}")
        case "less_than":
            wanted = _("less than {bound}")
        case _:
            wanted = _("a multiple of {bound}")
    message = _("{field} should be {expected}, not {found}").format(
        field=field, expected=wanted.format(bound=bound), found=found
    )
    return Beyond("S004", message, _("Write {expected}.").format(expected=wanted.format(bound=bound)))


def _length(kind: str, misfit: Misfit, field: str) -> Beyond:
    # pydantic counts characters of a text, and items of a list or mapping.
    have, few = len(misfit.value) if isinstance(misfit.value, str | list | dict) else 0, "short" in kind
    bound = misfit.limits["min_length" if few else "max_length"]
    if isinstance(misfit.value, str):
        words = _("{field} has {have} characters, at least {bound} are needed")
        many = _("{field} has {have} characters, at most {bound} are allowed")
    else:
        words = _("{field} has {have} items, at least {bound} are needed")
        many = _("{field} has {have} items, at most {bound} are allowed")
    message = (words if few else many).format(field=field, have=have, bound=bound)
    return Beyond("S004", message, _("Write more.") if few else _("Shorten it."))


def _meant(written: str, misfit: Misfit) -> str:
    """What Chinese in the place of an id was most likely meant to be; empty where that cannot be told."""
    if written.isascii():
        return ""
    if any(mark in written for mark in "，、"):
        return _("The Chinese comma does not count between ids: write the English “,” and a space.")
    if "says" in misfit.path:
        return _("To say just these words, put them in [ ] with English brackets.")
    # Only a trainer's mistake pays for the names of topics.
    from simulator.understanding.lexicon import lexicon

    names = {label.zh: id_ for id_, label in LABELS.items()}
    keys = {*misfit.path}
    if keys & {"topic", "topics"}:
        names |= {topic.name: id_ for id_, topic in lexicon().topics.items()}
    if keys & {"feels", "moods", "mood", "if"}:
        names |= {mood.name: id_ for id_, mood in MOODS.items()}
    if keys & {"flow", "flows", "shop", "shops", "persona", "personas", "id"}:
        # These are the authors' own, and called as they please.
        names = {}
    if written in names:
        return _("Write “{meant}”.").format(meant=names[written])
    likely = meant(written, LABELS) if keys & {"hears", "act", "fault", "cleared_by", "asked_by", "met_by"} else []
    if likely:
        return _("Ids are in English. Perhaps you mean: {ids}.").format(ids=with_names(likely))
    return ""


def _form(pattern: str) -> str:
    found = _ID_PATTERN.fullmatch(pattern)
    if found is None:
        return _("It has to match the pattern {pattern}.").format(pattern=quote(pattern))
    remedy = _("Write small English letters and digits, a letter first; {marks} may stand between them.").format(
        marks=" ".join(sorted(found[1]))
    )
    if found[2]:
        remedy = _("{remedy} At most {longest} characters.").format(remedy=remedy, longest=int(found[2]) + 1)
    return remedy
