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


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the sources."""

    id: MessageId
    file: Path
    line: int


class NotAText(Exception):
    """A call of ``_`` whose argument is no plain string; the search could not see what it says."""


def texts(folder: Path = SOURCES) -> Iterator[Text]:
    """Every ``_("…")`` and ``ngettext("…", "…", n)`` below ``folder``; raises `NotAText`."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                count = {"_": 1, "ngettext": 2}.get(name, 0)
                if count and file.name != "wording.py":
                    words = [_literal(word, file) for word in node.args[:count]]
                    yield Text(words[0] if count == 1 else (words[0], words[1]), file, node.lineno)


def _literal(node: ast.expr, file: Path) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise NotAText(f"{file}:{node.lineno}: only a plain string can be translated")


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


def mo_bytes(po: Path, language: str) -> bytes:
    """The compiled form of a .po file, the same bytes for the same texts."""
    catalogue = read_catalogue(po, language)
    plain = Catalog(locale=language, fuzzy=False, charset="utf-8")
    for message in entries(catalogue).values():
        plain.add(message.id, message.string)
    plain.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Language", language),
        ("Plural-Forms", catalogue.plural_forms),
    ]
    out = BytesIO()
    write_mo(out, plain)
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
    wanted: list[MessageId] = sorted({text.id for text in texts()}, key=lambda text: (str(text), text))
    missing = 0
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
