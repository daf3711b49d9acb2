"""Where personas, flows, scenarios, shops and rubrics are found: shipped, the user's own, and `--library` folders.

A later folder may put its own file in place of an earlier one with the same id; within one folder an id is given once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.document import Document
from simulator.authoring.looks import Kind as Kind
from simulator.authoring.looks import Looks, looks_like
from simulator.authoring.spelling import nearest
from simulator.wording import N_, _

if TYPE_CHECKING:
    from simulator.authoring.models import FlowFile, PersonaFile, ScenarioFile, ShopFile
    from simulator.authoring.validation import Fitted

FOLDERS: Mapping[Kind, str] = {
    "persona": ".",
    "flow": "flows",
    "scenario": "scenarios",
    "shop": "shops",
    "rubric": "rubrics",
}
"""Where each kind of file lies under a root."""
KIND_NAMES: Mapping[Looks, str] = {
    "persona": N_("persona"),
    "flow": N_("flow"),
    "scenario": N_("scenario"),
    "shop": N_("shop"),
    "rubric": N_("rubric"),
    "script": N_("script"),
}
"""What each kind is called, to be said through `kind_name`."""
SUFFIXES = (".yaml", ".yml")
"""How a file's name ends, in large letters or small; the usual ending first."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of files by trainers, and what it is called on the screen."""

    path: Path
    label: Literal["shipped", "own", "library"]

    def named(self, path: Path) -> str:
        """A file below it as its author would name it: from this folder on."""
        folder = self.path.name or self.path.resolve().name
        return f"{folder}/{path.relative_to(self.path).as_posix()}"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a library."""

    kind: Kind
    id: str
    path: Path
    root: Root
    twin: Path | None = None
    """A second file of that id in the same folder, such as ``cold.yml`` beside ``cold.yaml``."""

    @property
    def name(self) -> str:
        """The file as its author would name it: from its root on."""
        return self.root.named(self.path)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that was read and has the right shape."""

    source: Source
    document: Document
    model: Any
    digest: str
    """BLAKE2b-128 of the file's text, in hexadecimal."""


@dataclass(slots=True)
class Library:
    """All files under the roots, read when they are asked for."""

    roots: Sequence[Root]
    _loaded: dict[tuple[Kind, str], Loaded] = field(default_factory=dict)
    _sources: dict[Kind, dict[str, Source]] = field(default_factory=dict)
    _made: dict[tuple[str, ...], Any] = field(default_factory=dict)

    def sources(self, kind: Kind) -> Mapping[str, Source]:
        """The files of one kind by id, which is the file's name without its ending."""
        if kind not in self._sources:
            found: dict[str, Source] = {}
            for root in self.roots:
                here: dict[str, Source] = {}
                for path in files_in(root.path / FOLDERS[kind]):
                    first = here.setdefault(path.stem, Source(kind, path.stem, path, root))
                    if first.path != path:
                        here[path.stem] = replace(first, twin=path)
                found |= here
            self._sources[kind] = dict(sorted(found.items()))
        return self._sources[kind]

    def persona(self, name: str) -> "PersonaFile":
        model: PersonaFile = self.load("persona", name).model
        return model

    def flow(self, name: str) -> "FlowFile":
        model: FlowFile = self.load("flow", name).model
        return model

    def scenario(self, name: str) -> "ScenarioFile":
        model: ScenarioFile = self.load("scenario", name).model
        return model

    def shop(self, name: str) -> "ShopFile":
        model: ShopFile = self.load("shop", name).model
        return model

    def load(self, kind: Kind, name: str) -> Loaded:
        """The file of that kind and id.

        Raises:
            Problems: there is no such file, or it is not as it should be.
        """
        loaded = self._loaded.get((kind, name))
        if loaded is None:
            source = self.sources(kind).get(name)
            if source is None:
                raise Problems([_missing(kind, name, self.sources(kind))])
            loaded = self._loaded[kind, name] = _read(source)
        return loaded

    def once(self, what: tuple[str, ...], make: Callable[[], T]) -> T:
        """What ``make`` makes of these files, made when ``what`` is first asked for; faults are raised every time."""
        if what not in self._made:
            self._made[what] = make()
        made: T = self._made[what]
        return made

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every persona with every scenario that it can play, by id."""
        for persona in self.sources("persona"):
            flows = self.persona(persona).flows
            for name in self.sources("scenario"):
                scenario = self.scenario(name)
                if scenario.flow in flows and (not scenario.personas or persona in scenario.personas):
                    yield persona, name


def kind_name(kind: Looks) -> str:
    """What a kind of file is called, in the language in use."""
    return _(KIND_NAMES[kind])


def where_to(kind: Looks, root: Root) -> str:
    """The advice to put a file of that kind where it is read."""
    if kind == "script":
        return _("Move it into a folder of scripts outside the library; run it with: kefu replay.")
    if kind == "persona":
        return _("Move it into the folder {folder}/ itself.").format(folder=root.path.resolve().name)
    return _("Move it into the folder {folder}/.").format(folder=FOLDERS[kind])


def files_in(folder: Path) -> list[Path]:
    """The files of trainers that lie in the folder itself, sorted; none where there is no such folder."""
    return sorted(path for path in folder.glob("*") if is_file_name(path.name)) if folder.is_dir() else []


def is_file_name(name: str) -> bool:
    """Whether a file of that name is read."""
    return not name.startswith(".") and name.lower().endswith(SUFFIXES)


def _missing(kind: Kind, name: str, known: Mapping[str, Source]) -> Diagnostic:
    message = _("there is no {kind} “{name}”").format(kind=kind_name(kind), name=name[:40])
    stem = Path(name).stem
    # Whoever gives the path of the file means the file.
    near = stem if stem in known else nearest(name, known)
    if near:
        return Diagnostic(name[:40], None, "C030", message, _("Try “{near}”.").format(near=near))
    remedy = _("Known are: {known}.").format(known="、".join(known)) if known else ""
    return Diagnostic(name[:40], None, "C030", message, remedy)


def _read(source: Source) -> Loaded:
    from simulator.authoring.source import read_text

    if source.twin is not None:
        words = {"name": source.id, "first": source.path.name, "second": source.twin.name}
        message = _("the id “{name}” is given twice in this folder: {first} and {second}").format(**words)
        raise Problems([Diagnostic(source.name, None, "C018", message, _("Keep one of the two files."))])
    text = read_text(source.path, source.name)
    try:
        fitted = _fitted(source.kind, text, source.name)
    except Problems:
        looks = looks_like(text)
        if looks is None or looks == source.kind:
            raise
        message = _("this looks like a {kind}, but it lies where a {other} belongs").format(
            kind=kind_name(looks), other=kind_name(source.kind)
        )
        raise Problems([Diagnostic(source.name, None, "S001", message, where_to(looks, source.root))]) from None
    model, document = fitted.model, fitted.document
    given = getattr(model, "id", source.id)
    if given != source.id:
        message = _("the id “{given}” is not the file's name “{name}”").format(given=given, name=source.id)
        place = document.places.of(("id",))
        remedy = _("Name the file {given}.yaml, or let the id be the file's name.").format(given=given)
        raise Problems([Diagnostic(source.name, place, "C031", message, remedy)])
    return Loaded(source, document, model, blake2b(text.encode(), digest_size=16).hexdigest())


@lru_cache(maxsize=256)
def _fitted(kind: Kind, text: str, name: str) -> "Fitted[Any]":
    """Remembered by the text itself: the same file is read again for every library that is opened."""
    from simulator.authoring.validation import fit

    return fit(_model(kind), text, name)


def _model(kind: Kind) -> type[Any]:
    from simulator.authoring import models
    from simulator.authoring.models.rubric import RubricFile

    types: dict[Kind, type[Any]] = {
        "persona": models.PersonaFile,
        "flow": models.FlowFile,
        "scenario": models.ScenarioFile,
        "shop": models.ShopFile,
        "rubric": RubricFile,
    }
    return types[kind]
