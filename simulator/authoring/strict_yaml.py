"""The one door for YAML: text in, plain values with their places out, or every fault that was met.

Values are built straight from the parser's events, which arrive one by one, so a limit stops the reading before
anything grows; nothing of PyYAML's constructors, tags, anchors or merging is ever in play.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath

import yaml

from simulator.authoring.building import Builder
from simulator.authoring.diagnostics import Diagnostic, Place, Problems, quote
from simulator.authoring.document import TOP, Document
from simulator.authoring.indentation import odd_spaces
from simulator.authoring.source import LIMIT, check_characters, read_text, too_large
from simulator.authoring.syntax import Stumble, in_words, tab
from simulator.wording import _

DEPTH = 32
"""Lists and mappings within each other, the outermost included."""

NODES = 100_000
"""Keys, values, lists and mappings in one file."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What could be read of a file, and all that is wrong with it."""

    document: Document | None
    """None when the faults left nothing to look at further."""
    problems: tuple[Diagnostic, ...]


def load(text: str, name: str) -> Document:
    """The document that the text holds; raises `Problems` with every fault, each at its place in file ``name``."""
    scanned = scan(text, name)
    if scanned.document is None or scanned.problems:
        raise Problems(scanned.problems)
    return scanned.document


def load_file(path: FilePath, name: str | None = None) -> Document:
    """The document that the file holds; raises `Problems`, also for a file that cannot be read."""
    shown = name if name is not None else str(path)
    return load(read_text(path, shown), shown)


def scan(text: str, name: str) -> Scanned:
    """Like `load`, but hands back what could be read beside the faults, so that more faults can be found in it."""
    text = text.removeprefix("\ufeff")
    if len(text) > LIMIT or len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        return Scanned(None, (too_large(name),))
    try:
        check_characters(text, name)
    except Problems as problems:
        return Scanned(None, problems.diagnostics)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(Builder(name), text.split("\n"))
    document = reader.read(_events(text))
    return Scanned(document, tuple(reader.builder.problems))


class _Events(yaml.CSafeLoader):
    """The parser alone; its resolver and constructors are never asked."""


def _events(text: str) -> Iterator[yaml.Event]:
    parser = _Events(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if event is not None:
                yield event
    finally:
        parser.dispose()


@dataclass(slots=True)
class _Reader:
    """Passes events on to the builder within the limits, and notes what this project does without."""

    builder: Builder
    lines: list[str]
    verbatim: set[int] = field(default_factory=set)
    """Lines (from 1) inside block texts, where a tab is just a character."""
    nodes: int = 0
    bracketed: list[bool] = field(default_factory=list)
    """Of each list and mapping that is open, whether it is a list in brackets."""

    def read(self, events: Iterator[yaml.Event]) -> Document | None:
        """The document, or None when a fault made the rest unreadable."""
        try:
            readable = self._pass_on(events)
        except yaml.MarkedYAMLError as error:
            self._stumble(error)
            return None
        self._tabs(len(self.lines))
        if not readable or self._odd_spaces(len(self.lines)):
            return None
        document = self.builder.finish()
        if document is None and not self.builder.problems:
            self.builder.note(TOP, "Y010", _("the file is empty"), _("Write at least one line."))
        return document

    def _pass_on(self, events: Iterator[yaml.Event]) -> bool:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    remedy = _("One file holds one document: delete the line --- or split the file.")
                    self.builder.note(_place(event.start_mark), "Y009", _("a second document begins here"), remedy)
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                self.builder.end()
                self.bracketed.pop()
            elif isinstance(event, yaml.NodeEvent):
                if not self._within_limits(event):
                    return False
                self._node(event, _place(event.start_mark))
        return True

    def _within_limits(self, event: yaml.NodeEvent) -> bool:
        self.nodes += 1
        if isinstance(event, yaml.CollectionStartEvent) and self.builder.depth >= DEPTH:
            message = _("more than {limit} lists and mappings within each other").format(limit=DEPTH)
            remedy = _("Nothing here needs such depth: look for a surplus bracket or dash.")
            self.builder.note(_place(event.start_mark), "Y007", message, remedy)
            return False
        if self.nodes > NODES:
            message = _("more than {limit} keys and values in one file").format(limit=f"{NODES:,}")
            self.builder.note(_place(event.start_mark), "Y008", message, _("Split it into several files."))
            return False
        return True

    def _node(self, event: yaml.NodeEvent, at: Place) -> None:
        self._refuse_extras(event, at)
        if isinstance(event, yaml.SequenceStartEvent):
            self.builder.begin([], at)
            self.bracketed.append(bool(event.flow_style))
        elif isinstance(event, yaml.MappingStartEvent):
            self.builder.begin({}, at)
            self.bracketed.append(False)
        elif not isinstance(event, yaml.ScalarEvent):
            self.builder.nothing(at)
        elif event.style:
            if event.style in "|>":
                self.verbatim.update(range(at.line + 1, _place(event.end_mark).line + 1))
            self.builder.quoted(event.value, at)
        else:
            self._swallowed(at.line, _place(event.end_mark).line)
            if self.bracketed and self.bracketed[-1] and _TWO_IN_ONE.search(event.value):
                message = _("the Chinese comma “，” does not part the items of a list, so this is one text")
                remedy = _("Write an English comma and a space; or put the text in quotation marks, if it is one.")
                self.builder.note(at, "Y023", message, remedy)
            self.builder.plain(event.value, at)

    def _refuse_extras(self, event: yaml.NodeEvent, at: Place) -> None:
        alias = isinstance(event, yaml.AliasEvent)
        if alias or event.anchor is not None:
            written = f"{'*' if alias else '&'}{event.anchor}"
            message = _("the YAML anchor {anchor} is not allowed").format(anchor=quote(written))
            remedy = _("Write it out again; put a text that begins with & or * in quotation marks.")
            self.builder.note(at, "Y004", message, remedy)
        tag: str | None = getattr(event, "tag", None)
        if tag is not None:
            # The parser hands out the long form; the author wrote the short one.
            message = _("the YAML tag {tag} is not allowed").format(tag=quote(tag.replace(_LONG_TAG, "!!", 1)))
            self.builder.note(at, "Y006", message, _("Delete it; put a text that begins with ! in quotation marks."))

    def _swallowed(self, first: int, last: int) -> None:
        """Note a list item in lines that YAML silently joins to the text above."""
        for number in range(first + 1, last + 1):
            line = self.lines[number - 1]
            if f"{line.strip()} ".startswith("- "):
                message = _("this line is taken for a part of the text above, not for a list item")
                remedy = _('Begin the list on a line of its own, with every "- " at the same depth.')
                self.builder.note(Place(number, line.index("-") + 1), "Y015", message, remedy)
                return

    def _stumble(self, error: yaml.MarkedYAMLError) -> None:
        met = _place(error.problem_mark or error.context_mark)
        began = _place(error.context_mark) if error.context_mark else met
        self._tabs(met.line)
        told = in_words(Stumble(error.problem or "", error.context or "", began, met), self.lines, self.builder.name)
        # A tab that stopped the parser has just been told; a tab further up is a likelier reason than any other.
        if not self._odd_spaces(met.line, stumbled=True) and not any(
            one.code == "Y013" for one in self.builder.problems
        ):
            self.builder.problems.append(told)

    def _odd_spaces(self, last: int, stumbled: bool = False) -> bool:
        """Note the spaces up to a line that look like spaces and are none; whether there were any."""
        found = [one for one in odd_spaces(self.lines[:last], stumbled) if one.place.line not in self.verbatim]
        for one in found:
            remedy = _("Delete it and type a space with the input method switched to English.")
            self.builder.note(one.place, "Y014", one.message, remedy)
        return bool(found) or any(one.code == "Y014" for one in self.builder.problems)

    def _tabs(self, last: int) -> None:
        """Note the tabs in the indentation of the lines up to ``last``; the parser overlooks some of them."""
        for number, line in enumerate(self.lines[:last], start=1):
            if "\t" not in line or number in self.verbatim:
                continue
            indent, rest = line[: len(line) - len(line.lstrip(" \t"))], line.lstrip(" \t")
            if "\t" in indent and rest and not rest.startswith("#"):
                told = tab(Place(number, indent.index("\t") + 1))
                self.builder.note(told.at, told.code, told.message, told.remedy)


_TWO_IN_ONE = re.compile(r"[。！？!?…；～]\s*，")
"""A comma that follows the end of a sentence parts two texts, whatever it looks like."""
_LONG_TAG = "tag:yaml.org,2002:"


def _place(mark: object) -> Place:
    """The place of one of the parser's marks, of which there are two unrelated classes; the top without one."""
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return Place(line + 1, column + 1)
