"""Where the compiler's findings are collected, each with its file and place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from simulator.authoring.diagnostics import Diagnostic, Severity, has_errors, quote
from simulator.authoring.document import Document, Path
from simulator.authoring.meant import perhaps
from simulator.authoring.spelling import nearest
from simulator.core.origin import Origin
from simulator.core.taxonomy import LABELS
from simulator.wording import _

HEARING = "C002"
"""The code of an unknown act, fault or signal, of which there are too many to list."""


@dataclass(slots=True)
class Report:
    """All that is wrong so far."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Part:
    """A place in a file, with the report that takes findings about it."""

    document: Document
    report: Report
    path: Path = ()

    def __truediv__(self, step: str | int) -> "Part":
        return Part(self.document, self.report, (*self.path, step))

    @property
    def origin(self) -> Origin:
        return Origin(self.document.name, self.document.places.of(self.path).line)

    def complain(self, code: str, message: str, remedy: str = "", at_key: bool = False, warn: bool = False) -> None:
        places = self.document.places
        place = places.of_key(self.path) if at_key else places.of(self.path)
        severity: Severity = "warning" if warn else "error"
        self.report.diagnostics.append(Diagnostic(self.document.name, place, code, message, remedy, severity))

    def unknown(
        self,
        code: str,
        message: str,
        word: str,
        choices: Iterable[str],
        at_key: bool = False,
        names: Mapping[str, str] | None = None,
    ) -> None:
        """Complain about a word that names nothing; ``message`` has a place for ``{word}``.

        ``names`` are the Chinese names of choices, which the author may have written or thought of instead.
        """
        known = sorted(choices)
        if code == HEARING:
            names = {one: LABELS[one].zh for one in known if one in LABELS}
        near = nearest(word, known, names)
        if code == HEARING and not near:
            self.complain(code, message.format(word=quote(word)), perhaps(word, known), at_key)
            return
        known = [f"{one} {names[one]}" if names and one in names else one for one in known]
        if near:
            remedy = _("Try “{near}”.").format(near=near)
        else:
            remedy = _("Known are: {known}.").format(known=quote("、".join(known), 900)) if known else ""
        self.complain(code, message.format(word=quote(word)), remedy, at_key)
