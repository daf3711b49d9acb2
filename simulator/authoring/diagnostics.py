"""How a fault in something a trainer wrote is told: file, line, column, code, what is wrong, what to do.

Faults are values; they are collected, sorted and rendered here, and travel as one `Problems` where a caller
cannot go on.  Everything quoted from a file goes through `quote`, so nothing of it can reach a terminal raw.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from simulator.display import shown_line
from simulator.wording import _

Severity = Literal["error", "warning"]

QUOTE_LIMIT = 60
"""Characters of a file's own text that a message repeats."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A character of a file: line and column, both counted from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of one file, in the author's words and in the interface language."""

    file: str
    """As the author would name it: relative to the pack, or as given on the command line."""
    place: Place | None
    code: str
    """Stable, such as ``Y002``; `simulator.authoring.codes.explain` tells more about it."""
    message: str
    remedy: str = ""
    """What to do about it, one or two whole sentences; empty where nothing useful can be said."""
    severity: Severity = "error"


class Problems(Exception):
    """Everything that is wrong with what was to be read, sorted; never empty."""

    diagnostics: tuple[Diagnostic, ...]

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(in_order(diagnostics))
        if not self.diagnostics:
            raise ValueError("Problems needs at least one diagnostic")
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return render_all(self.diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by file and place, the same one once; those of a whole file come before its lines.

    What each pair of buyer and case shows anew is told once, whatever else each would advise.
    """
    once: dict[tuple[str, Place | None, str, str], Diagnostic] = {}
    for one in diagnostics:
        once.setdefault((one.file, one.place, one.code, one.message), one)
    return sorted(once.values(), key=lambda one: (one.file, one.place or Place(0, 0), one.code))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything worse than a warning is among them."""
    return any(one.severity == "error" for one in diagnostics)


def quote(text: str, limit: int = QUOTE_LIMIT) -> str:
    """Text of a file, fit to stand in a message: on one line, harmless to a terminal, cut after ``limit``."""
    shown = shown_line(" ".join(text[: 4 * limit].split()))
    return shown if len(shown) <= limit and len(text) <= 4 * limit else shown[: limit - 1] + "…"


def render(diagnostic: Diagnostic) -> str:
    """The diagnostic for people: ``file:line:column: CODE message``, and what to do on an indented line."""
    where = shown_line(diagnostic.file)
    if diagnostic.place is not None:
        where += f":{diagnostic.place.line}:{diagnostic.place.column}"
    message = diagnostic.message
    if diagnostic.severity == "warning":
        message = _("warning: {message}").format(message=message)
    more = _("Details: kefu check --explain {code}").format(code=diagnostic.code)
    advice = _("{remedy} {more}").format(remedy=diagnostic.remedy, more=more) if diagnostic.remedy else more
    return f"{where}: {diagnostic.code} {message}\n    {advice}"


def render_all(diagnostics: Iterable[Diagnostic]) -> str:
    """All of them, sorted, and the line that counts them."""
    listed = in_order(diagnostics)
    return "\n".join([*map(render, listed), count_line(listed)])


def count_line(diagnostics: Iterable[Diagnostic]) -> str:
    """How many errors and warnings there are, in one line."""
    severities = [one.severity for one in diagnostics]
    if not severities:
        return _("No problems found.")
    return _("Errors: {errors}, warnings: {warnings}.").format(
        errors=severities.count("error"), warnings=severities.count("warning")
    )


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """All of them, sorted, as a JSON array for editors and scripts; line and column are null without a place."""
    return json.dumps([_fields(one) for one in in_order(diagnostics)], ensure_ascii=False, indent=2)


def _fields(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    place = diagnostic.place
    return {
        "file": shown_line(diagnostic.file),
        "line": place.line if place else None,
        "column": place.column if place else None,
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "remedy": diagnostic.remedy,
    }
