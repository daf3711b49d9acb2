"""The words that people read, in their language: Simplified Chinese, or English when asked.

Every text for a person is written ``_("plain English")``; the catalogues under ``locales/`` turn it into the
language in use. Nothing is read from disk before the first text is needed. Module-level constants must not call
``_``: they would freeze the language before the person has chosen it.
"""

import gettext as _gettext
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

Language = Literal["zh_CN", "en"]

DEFAULT: Final[Language] = "zh_CN"

VARIABLE: Final = "KEFU_LANG"
"""The environment variable that names the language."""

CATALOGUES: Final = Path(__file__).parent / "locales"

_in_use: Language | None = None


class UnknownLanguage(ValueError):
    """The name of a language that has no catalogue."""


def language_named(name: str) -> Language:
    """The language that ``name`` means: ``zh``, ``zh_CN``, ``zh-CN.UTF-8``, ``en``, ``en_GB`` …

    Raises `UnknownLanguage` for any other.
    """
    match name.strip().replace("-", "_").split(".")[0].split("_")[0].lower():
        case "zh":
            return "zh_CN"
        case "en":
            return "en"
    raise UnknownLanguage(name)


def use_language(name: str) -> Language:
    """Say everything in the language called ``name`` from now on; raises `UnknownLanguage`."""
    global _in_use
    _in_use = language_named(name)
    return _in_use


def language(environment: Mapping[str, str] = os.environ) -> Language:
    """The language in use: the one chosen, else that of KEFU_LANG where we have it, else Chinese."""
    global _in_use
    if _in_use is None:
        try:
            _in_use = language_named(environment.get(VARIABLE) or DEFAULT)
        except UnknownLanguage:
            _in_use = DEFAULT
    return _in_use


@cache
def _catalogue(name: Language) -> _gettext.NullTranslations:
    return _gettext.translation("kefu", CATALOGUES, [name], fallback=True)


def _(message: str) -> str:
    """``message`` in the language in use, or itself where the catalogue lacks it."""
    return _catalogue(language()).gettext(message) if message else ""


def N_(message: str) -> str:
    """``message`` itself, marked as a text for the catalogues; for lists whose items are said later by ``_(item)``."""
    return message


def marked(message: str) -> str:
    """A text that was marked with `N_` far from here, in the language in use."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """``one`` or ``many`` for ``count`` things, in the language in use; the caller fills in the number."""
    return _catalogue(language()).ngettext(one, many, count)
