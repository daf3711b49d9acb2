"""A document put together piece by piece, with the place of every key and value, and the faults of keys and numbers.

It knows nothing of the parser; `strict_yaml` feeds it.
"""

from dataclasses import dataclass, field

from simulator.authoring.diagnostics import Diagnostic, Place, quote
from simulator.authoring.document import Document, Path, Places, Value
from simulator.authoring.indentation import odd_space_inside
from simulator.authoring.scalars import Refused, meaning
from simulator.wording import _


@dataclass(slots=True)
class _Open:
    """A list or mapping whose items are still arriving."""

    path: Path
    into: list[Value] | dict[str, Value]
    place: Place
    key: str | None = None
    """The key whose value comes next; None in a list, and while a key is awaited."""

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.into, dict) and self.key is None

    @property
    def next_path(self) -> Path:
        if isinstance(self.into, list):
            return (*self.path, len(self.into))
        # A list or mapping as a key is refused; meanwhile its items need a path of their own.
        return (*self.path, "?" if self.key is None else self.key)


@dataclass(slots=True)
class Builder:
    """One document in the making."""

    name: str
    problems: list[Diagnostic] = field(default_factory=list)
    _values: dict[Path, Place] = field(default_factory=dict)
    _keys: dict[Path, Place] = field(default_factory=dict)
    _open: list[_Open] = field(default_factory=list)
    _twice: set[Path] = field(default_factory=set)
    """Keys that stand a second time; what is in them stands twice as well, and is not told again."""
    _root: Value = None
    _found: bool = False

    @property
    def depth(self) -> int:
        """Lists and mappings that are open."""
        return len(self._open)

    def note(self, at: Place, code: str, message: str, remedy: str) -> None:
        """Remember a fault of this file."""
        self.problems.append(Diagnostic(self.name, at, code, message, remedy))

    def finish(self) -> Document | None:
        """The document, or None when nothing but comments was written."""
        return Document(self._root, Places(self._values, self._keys), self.name) if self._found else None

    def begin(self, into: list[Value] | dict[str, Value], at: Place) -> None:
        """A list or a mapping begins."""
        self._open.append(_Open(self._open[-1].next_path if self._open else (), into, at))

    def end(self) -> None:
        """The innermost list or mapping is complete."""
        closed = self._open.pop()
        self._put(closed.into, closed.place, "")

    def quoted(self, text: str, at: Place) -> None:
        """A text in quotation marks or a block of text: never anything but text."""
        self._put(text, at, text)

    def plain(self, text: str, at: Place) -> None:
        """A word without quotation marks, which may mean a number, true, false or nothing."""
        if text == "<<" and self._open and self._open[-1].awaits_key:
            remedy = _('Write the shared keys out again; a key of that name goes in quotation marks: "<<".')
            self.note(at, "Y005", _("the YAML merge key << is not allowed"), remedy)
        awaits_key = bool(self._open) and self._open[-1].awaits_key
        if (odd := odd_space_inside(text, at, awaits_key)) is not None:
            remedy = _("Delete it and type a space with the input method switched to English.")
            self.note(odd.place, "Y014", odd.message, remedy)
        value = meaning(text)
        if value is Refused.OUT_OF_RANGE:
            message = _("the number {number} is out of range").format(number=quote(text, 24))
            remedy = _("Put it in quotation marks if it is a name, such as an order number.")
            self.note(at, "Y011", message, remedy)
        elif value is Refused.NOT_FINITE:
            message = _("{number} is not a number that can be counted with").format(number=quote(text))
            self.note(at, "Y012", message, _("Write a plain number, or put it in quotation marks."))
        self._put(None if isinstance(value, Refused) else value, at, text)

    def nothing(self, at: Place) -> None:
        """Something refused stands here; go on as if nothing did."""
        self._put(None, at, "?")

    def _put(self, value: Value, at: Place, written: str) -> None:
        """Give a finished value to the list or mapping that is open, as its key where one is awaited."""
        if not self._open:
            self._root, self._found = value, bool(written) or value is not None
            self._values[()] = at
            return
        parent = self._open[-1]
        if parent.awaits_key:
            parent.key = self._key(parent, value, at, written)
            return
        self._values[parent.next_path] = at
        if isinstance(parent.into, list):
            parent.into.append(value)
        elif parent.key is not None:
            parent.into[parent.key] = value
            parent.key = None

    def _key(self, parent: _Open, value: Value, at: Place, written: str) -> str:
        if not isinstance(value, str):
            self._note_odd_key(value, at, written)
            key = written or "?"
            self._keys[(*parent.path, key)] = at
            return key
        path = (*parent.path, value)
        first = self._keys.setdefault(path, at)
        if first is not at and not self._told_above(path):
            self._twice.add(path)
            if path == ("format",):
                remedy = _("One file holds one document: delete what is too much, or give it a file of its own.")
                self.note(at, "Y009", _("a second document begins here"), remedy)
                return value
            message = _('the key "{key}" stands here a second time, first in line {line}, column {column}').format(
                key=quote(value), line=first.line, column=first.column
            )
            self.note(at, "Y002", message, _("Keep one of the two, or give this one another name."))
        return value

    def _told_above(self, path: Path) -> bool:
        """Whether a key around this one, or the whole document, has been told to stand here a second time."""
        around = {path[:end] for end in range(1, len(path))}
        return ("format",) in self._twice or not around.isdisjoint(self._twice)

    def _note_odd_key(self, value: Value, at: Place, written: str) -> None:
        if isinstance(value, list | dict):
            message = _("a list or mapping cannot be a key")
            self.note(at, "Y003", message, _('Write "key: value" with a word as the key.'))
        elif not written:
            self.note(at, "Y003", _("the key before this colon is missing"), _("Write a word before the colon."))
        else:
            message = _("a key must be a text, not {key}").format(key=quote(written))
            self.note(at, "Y003", message, _("Put it in quotation marks."))
