"""The mutants are the same every time, each is one real change, and the golden talks notice what they must."""

from pathlib import Path

import pytest

from simulator.authoring.library import Library
from simulator.authoring.roots import open_library
from simulator.replay.script import load_script
from tools.mutants import Bench, Ears, Key, changed, matters, survives, tally
from tools.mutations import mutations

ONE = Path(__file__).parents[2] / "scripts" / "golden" / "harassment" / "second_strike_handed_over.yaml"
FILES: list[Key] = [("rubric", "harassment"), ("persona", "cold"), ("flow", "harassment")]


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.fixture(scope="module")
def ready(library: Library) -> Bench:
    script = load_script(ONE)
    return Bench(library, [(script, Ears(library, script))], [])


@pytest.mark.parametrize("key", FILES, ids=lambda key: "-".join(key))
def test_every_mutant_differs_from_the_file_and_is_made_again_the_same(library: Library, key: Key) -> None:
    document = library.load(*key).document
    made = mutations(key[0], document)
    assert len(made) >= 25
    assert all(one.value != document.value for one in made)
    assert made == mutations(key[0], document)


def test_a_flipped_transition_is_noticed_and_the_file_as_it_is_is_not(library: Library, ready: Bench) -> None:
    key: Key = ("flow", "harassment")
    document = library.load(*key).document
    flipped = next(one for one in mutations("flow", document) if one.told.startswith("the rule for set_boundary leads"))
    other = changed(library, key, flipped)
    assert other is not None
    assert survives(other, ready.scripts) is False
    assert survives(library, ready.scripts) is True


def test_a_script_is_played_only_for_the_files_that_decide_it(library: Library, ready: Bench) -> None:
    script, _ears = ready.scripts[0]
    expected = {("persona", "price-hunter"), ("flow", "harassment"), ("rubric", "harassment")}
    assert matters(library, script) == expected
    assert ready.touching(("persona", "cold")) == []


def test_a_survivor_is_told_with_its_file_and_line(ready: Bench) -> None:
    found = tally(ready, ("persona", "cold"), sample=3)
    assert (found.tried, found.killed) == (3, 0)
    assert all(one.startswith("personas/cold.yaml:") for one in found.survivors)
