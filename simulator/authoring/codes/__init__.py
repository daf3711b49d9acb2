"""What each kind of fault is about: a page a code, with a bad and a good example, both of which are tests.

A page begins with ``# CODE title``, says why the fault matters, and shows one fenced yaml block under ``## 错误写法``
and one under ``## 正确写法``.  What cannot be seen in a block stands behind the word yaml: ``encoding=gbk`` or
``file=directory``, ``at=scenarios/old/case.yaml`` for where it lies, ``beside=another`` where a folder opened
before has a file for the same cases, or ``repeat=1000`` for a block that goes on like that.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

BAD, GOOD = "错误写法", "正确写法"

_CODE = re.compile(r"[A-Z][0-9]{3}")
_FENCE = re.compile(r"^## (\S+)\n+```yaml([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class UnknownCode(LookupError):
    """There is no page for that code; the message is the code as asked for."""


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block of a page."""

    text: str
    traits: Mapping[str, str]
    """What the block cannot show of the file, such as ``{"encoding": "gbk"}``."""


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of fault, explained."""

    code: str
    title: str
    text: str
    """The whole page, title included, as Markdown."""
    bad: Example
    good: Example


@cache
def codes() -> tuple[str, ...]:
    """Every code that has a page, sorted."""
    names = (entry.name.removesuffix(".md") for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name for name in names if _CODE.fullmatch(name)))


def explain(code: str) -> str:
    """The page about a code, as Markdown; raises `UnknownCode`."""
    wanted = code.strip().upper()
    if wanted not in codes():
        raise UnknownCode(code)
    return (resources.files(__name__) / f"{wanted}.md").read_text(encoding="utf-8").rstrip()


def page(code: str) -> Page:
    """The page about a code, taken apart; raises `UnknownCode`, and ValueError for a page without its parts."""
    text = explain(code)
    examples = {
        found[1]: Example(found[3], dict(trait.split("=", 1) for trait in found[2].split()))
        for found in _FENCE.finditer(text)
    }
    heading = re.match(r"# ([A-Z][0-9]{3}) (\S.*)\n", text)
    if heading is None or BAD not in examples or GOOD not in examples:
        raise ValueError(f"the page of {code} lacks its title or an example")
    return Page(heading[1], heading[2], text, examples[BAD], examples[GOOD])
