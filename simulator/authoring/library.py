"""Where personas, flows, scenarios, shops and rubrics are found: shipped, the user's own, and `--library` folders.

A later folder may put its own file in place of an earlier one with the same id; within one folder an id is given once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.document import Document
from simulator.authoring.spelling import nearest
from simulator.wording import N_, _

if TYPE_CHECKING:
    from simulator.authoring.models import FlowFile, PersonaFile, ScenarioFile, ShopFile

Kind = Literal["persona", "flow", "scenario", "shop", "rubric"]
FOLDERS: Mapping[Kind, str] = {
    "persona": ".",
    "flow": "flows",
    "scenario": "scenarios",
    "shop": "shops",
    "rubric": "rubrics",
}
"""Where each kind of file lies under a root."""
KIND_NAMES: Mapping[Kind, str] = {
    "persona": N_("persona"),
    "flow": N_("flow"),
    "scenario": N_("scenario"),
    "shop": N_("shop"),
    "rubric": N_("rubric"),
}
"""What each kind is called, to be said through `kind_name`."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of files by trainers, and what it is called on the screen."""

    path: Path
    label: Literal["shipped", "own", "library"]


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a library."""

    kind: Kind
    id: str
    path: Path
    root: Root

    @property
    def name(self) -> str:
        """The file as its author would name it: from its root on."""
        return f"{self.root.path.name}/{self.path.relative_to(self.root.path).as_posix()}"


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

    def sources(self, kind: Kind) -> Mapping[str, Source]:
        """The files of one kind by id, which is the file's name without ``.yaml``."""
        if kind not in self._sources:
            found: dict[str, Source] = {}
            for root in self.roots:
                for path in _files(root.path / FOLDERS[kind]):
                    found[path.stem] = Source(kind, path.stem, path, root)
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

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every persona with every scenario that it can play, by id."""
        for persona in self.sources("persona"):
            flows = self.persona(persona).flows
            for name in self.sources("scenario"):
                scenario = self.scenario(name)
                if scenario.flow in flows and (not scenario.personas or persona in scenario.personas):
                    yield persona, name


def kind_name(kind: Kind) -> str:
    """What a kind of file is called, in the language in use."""
    return _(KIND_NAMES[kind])


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yaml") if not path.name.startswith(".")) if folder.is_dir() else []


def _missing(kind: Kind, name: str, known: Mapping[str, Source]) -> Diagnostic:
    message = _("there is no {kind} “{name}”").format(kind=kind_name(kind), name=name[:40])
    near = nearest(name, known)
    if near:
        return Diagnostic(name[:40], None, "C030", message, _("Try “{near}”.").format(near=near))
    remedy = _("Known are: {known}.").format(known="、".join(known)) if known else ""
    return Diagnostic(name[:40], None, "C030", message, remedy)


def _read(source: Source) -> Loaded:
    from simulator.authoring.source import read_text
    from simulator.authoring.validation import fit

    text = read_text(source.path, source.name)
    try:
        fitted = fit(_model(source.kind), text, source.name)
    except Problems:
        if source.kind == "persona" and _looks_like_scenario(text, source.name):
            message = _("this looks like a scenario, but it lies where personas are")
            remedy = _("Move it into the folder scenarios/.")
            raise Problems([Diagnostic(source.name, None, "S001", message, remedy)]) from None
        raise
    model, document = fitted.model, fitted.document
    given = getattr(model, "id", source.id)
    if given != source.id:
        message = _("the id “{given}” is not the file's name “{name}”").format(given=given, name=source.id)
        place = document.places.of(("id",))
        raise Problems([Diagnostic(source.name, place, "C031", message, _("Make the two the same."))])
    return Loaded(source, document, model, blake2b(text.encode(), digest_size=16).hexdigest())


def _looks_like_scenario(text: str, name: str) -> bool:
    from simulator.authoring.strict_yaml import scan

    document = scan(text, name).document
    keys = set(document.value) if document and isinstance(document.value, dict) else set()
    return len(keys & {"flow", "shop", "stage", "product", "opening", "agenda", "hidden", "goal"}) >= 4


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
