"""Every page about a code: its bad example yields exactly that code, its good one none."""

import os
import re
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field, StringConstraints, model_validator

from simulator.authoring.codes import Example, UnknownCode, codes, explain, page
from simulator.authoring.diagnostics import Problems
from simulator.authoring.source import inside
from simulator.authoring.strict_yaml import load_file
from simulator.authoring.validation import fit

AUTHORING = Path(__file__).parents[2] / "simulator" / "authoring"
OF_YAML = [code for code in codes() if code.startswith("Y")]
OF_SHAPE = [code for code in codes() if code.startswith("S")]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]


class Mood(BaseModel):
    start: int
    high: int

    @model_validator(mode="after")
    def _starts_below_its_top(self) -> "Mood":
        if self.start > self.high:
            raise ValueError("start is above high")
        return self


class Rule(BaseModel):
    hears: Id
    to: Id | None = None


class Sample(BaseModel):
    """A persona as the pages show it: just enough to break in every way."""

    id: Id
    name: Annotated[str, StringConstraints(min_length=1)]
    difficulty: Annotated[int, Field(ge=1, le=5)]
    stage: Literal["presale", "aftersale"] = "presale"
    rules: list[Rule] = Field(default_factory=list)
    moods: dict[Id, Mood] = Field(default_factory=dict)


def codes_of_file(example: Example, folder: Path) -> set[str]:
    """The codes that the example yields as a file in ``folder``, made as its traits say."""
    file = folder / "example.yaml"
    traits = dict(example.traits)
    text = example.text * int(traits.pop("repeat", "1"))
    if "control" in traits:
        text = text.replace(traits.pop("control"), "\b")
    data = text.encode(traits.pop("encoding", "utf-8"))
    if "damaged" in traits:
        data = data.replace(traits.pop("damaged").encode(), b"\xff")
    key = traits.pop("path", None)
    match traits.pop("file", "regular"):
        case "directory":
            file.mkdir()
        case "missing":
            pass
        case "regular":
            file.write_bytes(data)
    assert not traits, "a trait that no test knows"
    try:
        document = load_file(file)
        if key is not None:
            inside(folder, str(document.at((key,))))
    except Problems as problems:
        return {one.code for one in problems.diagnostics}
    return set()


def codes_of_shape(example: Example) -> set[str]:
    try:
        fit(Sample, example.text, "example.yaml")
    except Problems as problems:
        return {one.code for one in problems.diagnostics}
    return set()


@pytest.mark.parametrize("code", OF_YAML)
def test_the_examples_about_yaml_show_what_they_say(code: str, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.mkdir()
    good.mkdir()
    assert codes_of_file(page(code).bad, bad) == {code}
    assert codes_of_file(page(code).good, good) == set()


@pytest.mark.parametrize("code", OF_SHAPE)
def test_the_examples_about_shape_show_what_they_say(code: str) -> None:
    assert codes_of_shape(page(code).bad) == {code}
    assert codes_of_shape(page(code).good) == set()


@pytest.mark.parametrize("code", OF_YAML + OF_SHAPE)
def test_a_page_has_a_short_title_and_a_reason(code: str) -> None:
    found = page(code)
    assert found.code == code
    assert 2 <= len(found.title) <= 30
    reason = found.text.split("\n", 1)[1].split("##")[0].strip()
    assert len(reason) >= 20


def test_every_code_of_yaml_and_shape_that_the_sources_use_has_its_page_and_no_page_is_stale() -> None:
    sources = [file.read_text("utf-8") for file in AUTHORING.glob("*.py")]
    used = {code for text in sources for code in re.findall(r'"([YS][0-9]{3})"', text)}
    assert used == {*OF_YAML, *OF_SHAPE}


def test_a_page_is_found_in_small_letters_too() -> None:
    assert explain(" y002 ") == page("Y002").text
    assert explain("Y002").startswith("# Y002 ")


@pytest.mark.parametrize("code", ["Y999", "", "../Y001", "Y001.md", f"..{os.sep}codes{os.sep}Y001", "__init__"])
def test_a_code_without_a_page_is_unknown(code: str) -> None:
    with pytest.raises(UnknownCode):
        explain(code)
