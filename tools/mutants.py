"""Do the scripts notice a change of the shipped rubrics, personas and flows? ``make mutants`` tells it file by file.

``python -m tools.mutants`` changes one thing at a time (a rule dropped, a transition flipped, a threshold off by one, a
check gone …), plays the scripts that the file matters to until one fails, and prints the changes that none noticed.
``python -m tools.mutants cold review`` asks only about the files of those ids. It ends with 1 below `GOAL`.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from random import Random

from simulator.authoring.document import Document
from simulator.authoring.library import Kind, Library, Loaded
from simulator.authoring.models import FlowFile, PersonaFile
from simulator.authoring.models.rubric import RubricFile
from simulator.authoring.roots import open_library, shipped
from simulator.authoring.validation import validate
from simulator.core.acts import Heard
from simulator.practice.case import open_case
from simulator.replay.marking import find_rubric
from simulator.replay.run import run_script
from simulator.replay.script import Script, find_scripts, load_script
from tools.mutations import Mutation, mutations

SAMPLE = 25
"""Changes tried in one file."""
SEED = 2026
GOAL = 80
"""Percent of the changes that some script must notice."""
WORKERS = 2
KINDS: dict[Kind, type] = {"rubric": RubricFile, "persona": PersonaFile, "flow": FlowFile}

Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the changes of one file."""

    file: str
    tried: int
    survivors: tuple[str, ...]

    @property
    def killed(self) -> int:
        return self.tried - len(self.survivors)


class Changed(Library):
    """A library in which one file is another; everything else is read once for all changes."""

    def __init__(self, base: Library, key: Key, own: Loaded) -> None:
        super().__init__(base.roots)
        self.base, self.key, self.own = base, key, own

    def load(self, kind: Kind, name: str) -> Loaded:
        return self.own if (kind, name) == self.key else self.base.load(kind, name)


class Ears:
    """The ears of one scenario, which hear the same words in the same place once only."""

    def __init__(self, library: Library, script: Script) -> None:
        self.ears = open_case(library, script.model.persona, script.model.scenario).ears
        self.known: dict[tuple[str, str, tuple[str, ...]], Heard] = {}

    def __call__(self, text: str, buyer: str, earlier: tuple[str, ...]) -> Heard:
        place = (text, buyer, earlier)
        if place not in self.known:
            self.known[place] = self.ears(text, buyer, earlier)
        return self.known[place]


@dataclass(slots=True)
class Bench:
    """The scripts that pass as the files are, with their ears."""

    library: Library
    scripts: list[tuple[Script, Ears]]
    failing: list[str]

    def touching(self, key: Key) -> list[tuple[Script, Ears]]:
        """The scripts that the file matters to."""
        return [(script, ears) for script, ears in self.scripts if key in matters(self.library, script)]


def matters(library: Library, script: Script) -> set[Key]:
    """The files that decide how the script comes out."""
    model = script.model
    keys: set[Key] = {("persona", model.persona), ("flow", library.scenario(model.scenario).flow)}
    rubric = find_rubric(library, model.scenario, model.rubric)
    if rubric is not None and model.end is not None and (model.end.marks or model.end.verdict):
        keys.add(("rubric", rubric.id))
    return keys


def bench(root: Path) -> Bench:
    """All scripts below the folder; those that fail already cannot notice anything and are only named."""
    ready = Bench(open_library(), [], [])
    for path in find_scripts([root]):
        name = path.relative_to(root.parent).as_posix()
        script = load_script(path, name)
        ears = Ears(ready.library, script)
        if run_script(script, ready.library, ears).passed:
            ready.scripts.append((script, ears))
        else:
            ready.failing.append(name)
    return ready


def changed(library: Library, key: Key, mutation: Mutation) -> Library | None:
    """The library with the change in it; None where the file is then no file of its kind."""
    loaded = library.load(*key)
    document = Document(mutation.value, loaded.document.places, loaded.document.name)
    model = validate(KINDS[key[0]], document)
    if isinstance(model, list):
        return None
    digest = blake2b(mutation.told.encode(), digest_size=16).hexdigest()
    return Changed(library, key, Loaded(loaded.source, document, model, digest))


def survives(library: Library, scripts: Sequence[tuple[Script, Ears]]) -> bool | None:
    """Whether every script passes all the same; None where the files do not fit together, so that nothing is played."""
    for script, ears in scripts:
        outcome = run_script(script, library, ears)
        if not outcome.passed:
            return None if not outcome.turns else False
    return True


def tally(ready: Bench, key: Key, sample: int = SAMPLE) -> Tally:
    """Try so many changes of the file, always the same ones."""
    loaded, scripts = ready.library.load(*key), ready.touching(key)
    every = mutations(key[0], loaded.document)
    Random(f"{SEED} {key[0]} {key[1]}").shuffle(every)
    tried, survivors = 0, []
    for mutation in every:
        library = changed(ready.library, key, mutation)
        noticed = survives(library, scripts) if library else None
        if noticed is None:
            continue
        tried += 1
        if noticed:
            survivors.append(f"{loaded.document.name}:{mutation.line}: {mutation.told}")
        if tried == sample:
            break
    return Tally(loaded.document.name, tried, tuple(survivors))


_ready: list[Bench] = []


def _start() -> None:
    _ready.append(bench(shipped("scripts")))


def _tally(key: Key) -> Tally:
    return tally(_ready[0], key)


def keys_of(library: Library, names: Sequence[str]) -> Iterator[Key]:
    """The files asked about; all where none is named."""
    for kind in KINDS:
        yield from ((kind, name) for name in library.sources(kind) if not names or name in names)


def main(names: Sequence[str]) -> int:
    """Print the survivors and the counts; 1 where fewer were noticed than `GOAL` asks for."""
    keys = list(keys_of(open_library(), names))
    with get_context("spawn").Pool(WORKERS, _start) as pool:
        tallies = []
        for one in pool.imap(_tally, keys):
            tallies.append(one)
            percent = 100 * one.killed // one.tried if one.tried else 0
            print(f"{one.file}: {one.tried} mutants, {one.killed} killed ({percent} %)")
            for survivor in sorted(one.survivors):
                print(f"  {survivor}", flush=True)
    tried, killed = sum(one.tried for one in tallies), sum(one.killed for one in tallies)
    share = 100 * killed / tried if tried else 0.0
    print(f"all: {tried} mutants, {killed} killed ({share:.1f} %); the goal is {GOAL} %")
    return 0 if share >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
