"""Keep the catalogues true: find every text in the sources, add the new ones, drop the stale, compile.

``make wording`` calls this; the tests use the same search to see that nobody forgot to.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
SOURCES: Final = ROOT / "simulator"
LOCALES: Final = SOURCES / "locales"
LANGUAGES: Final = ("zh_CN", "en")
DOMAIN: Final = "kefu"

MessageId = str | tuple[str, str]
"""The English text, or its singular and plural."""


CALLS: Final = {"_": 1, "N_": 1, "ngettext": 2}
"""The functions of `simulator.wording` and how many texts each takes."""


@dataclass(frozen=True, slots=True)
class Text:
    """One call that says a text."""

    id: MessageId | None
    """None when the call puts its text together, so that no catalogue can hold it."""
    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}: {self.id or 'write a plain string here, or mark it with N_'}"


def calls(folder: Path = SOURCES) -> Iterator[Text]:
    """Every ``_("…")``, ``N_("…")`` and ``ngettext("…", "…", n)`` below ``folder``.

    ``_(name)`` is left out in a module that knows ``N_``: there the texts are marked where they are listed.
    """
    for file in sorted(folder.rglob("*.py")):
        if file == SOURCES / "wording.py":
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
        marks = any(isinstance(node, ast.alias) and node.name == "N_" for node in ast.walk(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                if marks and node.func.id == "_" and node.args and _picks(node.args[0]):
                    continue
                words = [_literal(word) for word in node.args[: CALLS[node.func.id]]]
                match words:
                    case [str(text)]:
                        yield Text(text, file, node.lineno)
                    case [str(one), str(many)]:
                        yield Text((one, many), file, node.lineno)
                    case _:
                        yield Text(None, file, node.lineno)


def texts(folder: Path = SOURCES) -> list[MessageId]:
    """All texts below ``folder``, sorted, each once."""
    return sorted({call.id for call in calls(folder) if call.id}, key=lambda text: (str(text), str(type(text))))


def _picks(node: ast.expr) -> bool:
    """Whether ``node`` takes a whole text from somewhere, such as ``name``, ``TABLE[key]`` or ``TABLE.get(key)``."""
    return isinstance(node, ast.Name | ast.Attribute | ast.Subscript) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get"
    )


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def catalogue_file(language: str, domain: str = DOMAIN) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{domain}.po"


def read_catalogue(file: Path, language: str) -> Catalog:
    """The catalogue in ``file``, or an empty one."""
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as opened:
        return read_po(opened, locale=language, abort_invalid=True)


def entries(catalogue: Catalog) -> dict[MessageId, Message]:
    """The entries by text, without the header."""
    found: dict[MessageId, Message] = {}
    for message in catalogue:
        if message.id:
            found[message.id if isinstance(message.id, str) else (message.id[0], message.id[1])] = message
    return found


def updated(old: Catalog, wanted: list[MessageId], language: str) -> Catalog:
    """The catalogue with exactly the ``wanted`` texts: known translations kept, English ones filled in."""
    known = entries(old)
    # A fixed header: a date would change the file whenever nothing else does.
    fresh = Catalog(locale=language, domain=DOMAIN, header_comment="", project="kefu-simulator", fuzzy=False)
    for text in wanted:
        translation = known[text].string if text in known else ""
        if language == "en" and not translation:
            translation = text
        fresh.add(text, translation)
    return fresh


def po_bytes(catalogue: Catalog) -> bytes:
    """The .po file: no header of dates and people, sorted, so that it changes only where the texts do."""
    out = BytesIO()
    write_po(out, catalogue, width=120, omit_header=True, no_location=True, sort_output=True)
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return head.encode() + out.getvalue()


class _Compiled(Catalog):
    """A catalogue whose header tells no dates and no tool, so that the same texts compile to the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
        ]


def mo_bytes(po: Path, language: str) -> bytes:
    """The compiled form of a .po file, the same bytes for the same texts."""
    compiled = _Compiled(locale=language, fuzzy=False)
    for message in entries(read_catalogue(po, language)).values():
        compiled.add(message.id, message.string)
    out = BytesIO()
    write_mo(out, compiled)
    return out.getvalue()


def merged(language: str, pending: list[Path]) -> Catalog:
    """The catalogue with the translations of the ``pending`` .po files put in where it has none."""
    catalogue = read_catalogue(catalogue_file(language), language)
    for file in pending:
        for text, message in entries(read_catalogue(file, language)).items():
            known = entries(catalogue).get(text)
            if known is None:
                catalogue.add(text, message.string)
            elif not known.string:
                known.string = message.string
    return catalogue


def main(pending: list[str]) -> int:
    """Update and compile; the names of .po files with translations that wait to be merged may follow."""
    wanted = texts()
    missing = 0
    for call in calls():
        if call.id is None:
            print(call, file=sys.stderr)
            missing += 1
    for language in LANGUAGES:
        sources = [Path(name) for name in pending] if language == "zh_CN" else []
        catalogue = updated(merged(language, sources), wanted, language)
        po = catalogue_file(language)
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_bytes(po_bytes(catalogue))
        for text, message in entries(catalogue).items():
            if not message.string:
                print(f"{language}: not translated: {text}", file=sys.stderr)
                missing += 1
    for po in sorted(LOCALES.rglob("*.po")):
        po.with_suffix(".mo").write_bytes(mo_bytes(po, po.parents[1].name))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
