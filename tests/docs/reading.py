"""Reads the documents: their blocks, tables and links, as the tests need them."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
GUIDE = ROOT / "docs" / "guide-trainer.zh-CN.md"

_BLOCK = re.compile(r"<!-- (?P<mark>[a-z]+)(?:: (?P<name>\S+))? -->\n```(?P<kind>[a-z]*)\n(?P<text>.*?)\n```", re.S)
_FENCED = re.compile(r"^```.*?^```", re.S | re.M)
_LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
_CODE = re.compile(r"`[^`\n]*`")


@dataclass(frozen=True, slots=True)
class Block:
    """A block that a test does something with: ``<!-- file: NAME -->``, ``<!-- run -->`` or ``<!-- told -->``."""

    mark: str
    name: str
    text: str


def blocks(path: Path, mark: str) -> list[Block]:
    """The marked blocks of a document, in order."""
    found = [Block(one["mark"], one["name"] or "", one["text"]) for one in _BLOCK.finditer(path.read_text("utf-8"))]
    return [one for one in found if one.mark == mark]


def rows(path: Path, *heads: str) -> list[list[str]]:
    """The cells of the rows under the table whose head begins with one of ``heads``."""
    found: list[list[str]] = []
    inside = False
    for line in path.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")] if line.startswith("|") else []
        if not cells:
            inside = False
        elif cells[0] in heads:
            inside = True
        elif inside and set(cells[0]) != {"-"}:
            found.append(cells)
    return found


def links(path: Path) -> list[str]:
    """What the document links to, pictures included; examples in code are no links."""
    text = _CODE.sub("", _FENCED.sub("", path.read_text("utf-8")))
    return [one["target"] for one in _LINK.finditer(text)]


def documents() -> list[Path]:
    """Every document of the project."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
