"""Several words that an author wrote as one: parted by a Chinese comma or a bar, they are looked for as they stand."""

import re
from collections.abc import Iterator

from simulator.authoring.compiling.report import Part
from simulator.authoring.diagnostics import quote
from simulator.authoring.document import Path, Value
from simulator.wording import _

BETWEEN = re.compile(r"[、，,；;|｜]")
"""Signs that people write between several words."""


def phrases_of(value: Value, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """What a rubric looks for in the words of a talk, as its author wrote it, and where."""
    match value:
        case str() if {"text", "unless"} & set(path[-2:]):
            yield path, value
        case dict():
            for key, inner in value.items():
                yield from phrases_of(inner, (*path, key))
        case list():
            for place, inner in enumerate(value):
                yield from phrases_of(inner, (*path, place))


def warn_if_several(phrase: str, part: Part, code: str) -> None:
    """Warn where the phrase that stands there is several."""
    parts = [one.strip() for one in BETWEEN.split(phrase) if one.strip()]
    if len(parts) > 1:
        part.complain(
            code,
            _("“{phrase}” is looked for as it stands, signs included").format(phrase=quote(phrase, 40)),
            _("Write several phrases as a list: [{parts}].").format(parts=quote(", ".join(parts), 60)),
            warn=True,
        )
