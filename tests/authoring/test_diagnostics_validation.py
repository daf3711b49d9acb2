"""Documents that do not fit their model, and how each misfit is told."""

from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from simulator import wording
from simulator.authoring.diagnostics import Diagnostic, Place, Problems
from simulator.authoring.document import Document, Path, Places, Value
from simulator.authoring.strict_yaml import load
from simulator.authoring.validation import fit, validate

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=6, strip_whitespace=True)]


class Stage(Enum):
    PRESALE = "presale"
    AFTERSALE = "aftersale"


class Rule(BaseModel):
    hears: Id | Annotated[list[Id], Field(min_length=1)]
    if_: dict[str, str | int] = Field(default_factory=dict, alias="if")
    to: Id | None = None
    says: Id | Annotated[list[Line], Field(min_length=1, max_length=3)] | None = None
    feels: dict[Id, Annotated[int, Field(ge=-9, le=9)]] = Field(default_factory=dict)


class Gift(BaseModel):
    kind: Literal["gift"]
    worth: int


class Coupon(BaseModel):
    kind: Literal["coupon"]
    off: float


class Moods(RootModel[dict[str, Rule]]):
    pass


class Buyer(BaseModel):
    model_config = ConfigDict(extra="allow")  # validate refuses unknown keys all the same

    id: Id
    stage: Stage = Stage.PRESALE
    calm: bool = True
    ratio: float = 1
    steps: tuple[int, ...] = ()
    pair: tuple[int, Rule] | None = None
    offer: Annotated[Gift | Coupon, Field(discriminator="kind")] | None = None
    either: Gift | Coupon | None = None
    states: dict[Id, list[Rule]] = Field(default_factory=dict)
    moods: Moods | None = None

    @field_validator("steps")
    @classmethod
    def _grow(cls, steps: tuple[int, ...]) -> tuple[int, ...]:
        if list(steps) != sorted(steps):
            raise PydanticCustomError(
                "P007", "step {step} comes too late", {"step": steps[-1], "remedy": "Sort them.", "at": (1,)}
            )
        if len(steps) > 3:
            raise ValueError("three steps at most")
        return steps


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_in_use", "en")


def faults_of(text: str) -> list[Diagnostic]:
    found = validate(Buyer, load(text, "x.yaml"))
    return found if isinstance(found, list) else []


def only_fault_of(text: str) -> Diagnostic:
    (fault,) = faults_of(text)
    return fault


def test_what_fits_becomes_the_model_with_its_own_types() -> None:
    buyer = validate(Buyer, load("id: haggler\nstage: aftersale\nsteps: [1, 2]\nratio: 2\n", "x.yaml"))
    assert isinstance(buyer, Buyer)
    assert (buyer.stage, buyer.steps, buyer.ratio) == (Stage.AFTERSALE, (1, 2), 2.0)


RULE = "id: haggler\nstates:\n  asking:\n    - hears: justify_value\n      {line}\n"
IN_RULE = "states › asking › item 1 (justify_value): "


COMPARE = "Compare it with the example that the details give."
FILL = "Write something there, or delete the key if it may be left out."
ID = "Write small English letters and digits, a letter first; - _ may stand between them. At most 40 characters."
LINES = "To say just these words, put them in [ ] with English brackets."
NO_VALUE = "Write a value behind the colon or dash, or delete the line."
COLON = "The Chinese colon “：” does not count: write an English colon and a space."
TWICE = '"hears" is already there; delete one of the two.'


@pytest.mark.parametrize(
    ("line", "column", "code", "message", "remedy"),
    [
        ("too: wavering", 7, "S001", 'unknown key "too"', 'Try "to".'),
        ("weather: {}", 7, "S001", 'unknown key "weather"', "Delete it. Known here: hears, if, to, says, feels."),
        ("if_: {}", 7, "S001", 'unknown key "if_"', 'Try "if".'),
        ("hear: x", 7, "S001", 'unknown key "hear"', TWICE),
        ("to: 3", 11, "S003", '"to" should be a text, not the number 3', "Put it in quotation marks."),
        ("to: true", 11, "S003", '"to" should be a text, not true', "Put it in quotation marks."),
        ("to: [a]", 11, "S003", '"to" should be a text, not a list', COMPARE),
        ("feels: 3", 14, "S003", '"feels" should be a mapping, not the number 3', COMPARE),
        ("feels: 火：3", 14, "S003", '"feels" should be a mapping, not the text "火：3"', COLON),
        ("feels: [a: 1]", 14, "S003", '"feels" should be a mapping, not a list', 'Leave out the "- " before its keys.'),
        ("says: {a: b}", 13, "S003", '"says" should be a text or a list, not a mapping', COMPARE),
        ("says: []", 13, "S006", '"says" is empty', FILL),
        ("says: ['', x]", 14, "S006", 'item 1 of "says" is empty', FILL),
        ("says: [x, ' ']", 17, "S006", 'item 2 of "says" is empty', FILL),
        ("says: [x, abcdefg]", 17, "S004", 'item 2 of "says" has 7 characters, at most 6 are allowed', "Shorten it."),
        ("says: [a, b, c, d]", 13, "S004", '"says" has 4 items, at most 3 are allowed', "Shorten it."),
        ("to: 你好", 11, "S008", '"to": "你好" has not the form that is needed here', ID),
        ("says: 你好", 13, "S008", '"says": "你好" has not the form that is needed here', LINES),
        ("says: [x, ~]", 17, "S007", 'item 2 of "says" has no value', NO_VALUE),
        ("feels: {a: 10}", 18, "S004", 'feels: "a" should be at most 9, not the number 10', "Write at most 9."),
    ],
)
def test_a_misfit_in_a_rule_is_told_at_its_place(line: str, column: int, code: str, message: str, remedy: str) -> None:
    fault = only_fault_of(RULE.replace("{line}", line))
    assert (fault.place, fault.code) == (Place(5, column), code)
    assert fault.message == (IN_RULE + message).replace(": feels:", " › feels:")
    assert fault.remedy == remedy


T = 'moods › a › if: "t" should be a text or a whole number, not the number 1.5'


@pytest.mark.parametrize(
    ("text", "place", "code", "message"),
    [
        ("[a]", (1, 1), "S003", "the file should be a mapping, not a list"),
        ("~", (1, 1), "S007", "the file has no value"),
        ("idd: x", (1, 1), "S001", 'unknown key "idd"'),
        ("id: x\ncalm: yes", (2, 7), "S003", '"calm" should be true or false, not the text "yes"'),
        ("id: x\nratio: '2'", (2, 8), "S003", '"ratio" should be a number, not the text "2"'),
        ("id: x\nsteps: [1.5]", (2, 9), "S003", 'item 1 of "steps" should be a whole number, not the number 1.5'),
        ("id: x\nsteps: [1, 2, 3, 4]", (2, 8), "S009", '"steps": three steps at most'),
        ("id: x\nsteps: [2, 1]", (2, 12), "P007", "step 1 comes too late"),
        ("id: x\nstage: presales", (2, 8), "S005", '"stage" cannot be "presales"'),
        ("id: x\nstage: 3", (2, 8), "S003", '"stage" should be one of a few words, not the number 3'),
        ("id: x\noffer: {kind: gfit}", (2, 15), "S005", 'offer: "kind" cannot be "gfit"'),
        ("id: x\noffer: {worth: 1}", (2, 1), "S002", 'offer: the key "kind" is missing'),
        ("id: x\noffer: {kind: gift, worth: 1, woth: 2}", (2, 31), "S001", 'offer: unknown key "woth"'),
        ("id: x\neither: {kind: coupon}", (2, 1), "S002", 'either: the key "off" is missing'),
        ("id: x\neither: 3", (2, 9), "S003", '"either" should be a mapping, not the number 3'),
        ("id: x\nstates: {Asking: []}", (2, 10), "S008", 'states: "Asking" has not the form that is needed here'),
        ("id: x\npair: [1, {hears: a, tto: b}]", (2, 22), "S001", 'pair › item 2 (a): unknown key "tto"'),
        ("id: x\nmoods: {a: {hears: a, tto: b}}", (2, 23), "S001", 'moods › a: unknown key "tto"'),
        ("id: x\nmoods: {a: {hears: b, if: {t: 1.5}}}", (2, 31), "S003", T),
    ],
)
def test_a_misfit_anywhere_is_told_at_its_place(text: str, place: tuple[int, int], code: str, message: str) -> None:
    first = next(one for one in faults_of(text) if one.code == code)
    assert first.place == Place(*place)
    assert message == first.message


def test_every_misfit_is_told_once_and_in_order() -> None:
    faults = faults_of("idd: x\nstage: 3\ncalm: no\nstates: {a: [{hear: x, feels: {b: 10}}], b: 1}\n")
    assert [(one.code, one.place) for one in faults] == [
        ("S001", Place(1, 1)),
        ("S002", Place(1, 1)),
        ("S003", Place(2, 8)),
        ("S003", Place(3, 7)),
        ("S002", Place(4, 14)),
        ("S001", Place(4, 15)),
        ("S004", Place(4, 35)),
        ("S003", Place(4, 45)),
    ]


def test_a_missing_key_points_to_the_mistyped_one() -> None:
    missing = next(one for one in faults_of("name: x\nidd: y\n") if one.code == "S002")
    assert missing.remedy == '"idd" in line 2 may have been meant for it.'
    assert only_fault_of("stage: presale").remedy == 'Add a line "id: …".'


def test_a_bad_choice_comes_with_the_nearest_or_with_all() -> None:
    assert only_fault_of("id: x\nstage: pre_sale").remedy == 'Try "presale".'
    assert only_fault_of("id: x\nstage: 售前").remedy == 'Try "presale".'
    assert only_fault_of("id: x\nstage: 卖货").remedy == "Choose one of: presale, aftersale."


def test_a_number_written_as_text_is_told_to_lose_its_quotation_marks() -> None:
    assert only_fault_of("id: x\nratio: '2'").remedy == "Leave out the quotation marks."
    assert only_fault_of("id: x\ncalm: 'off'").remedy == "Write true or false."


def test_a_models_own_code_brings_its_own_remedy() -> None:
    assert only_fault_of("id: x\nsteps: [2, 1]").remedy == "Sort them."


def test_parts_are_named_by_the_words_that_are_given_for_them() -> None:
    seen: dict[Path, Value] = {}

    def describe(path: Path, value: Value) -> str:
        seen[path] = value
        return "asking 的第 1 条规则（justify_value）"

    found = validate(Buyer, load(RULE.replace("{line}", "too: x"), "x.yaml"), describe)
    assert isinstance(found, list)
    assert found[0].message == 'asking 的第 1 条规则（justify_value）: unknown key "too"'
    assert seen == {("states", "asking", 0): {"hears": "justify_value", "too": "x"}}


def test_faults_of_yaml_and_of_shape_come_in_one_go_and_each_once() -> None:
    with pytest.raises(Problems) as caught:
        fit(Buyer, "id: x\nid: y\nratio: .nan\nstages: 3\n", "x.yaml")
    assert [(one.code, one.place) for one in caught.value.diagnostics] == [
        ("Y002", Place(2, 1)),
        ("Y012", Place(3, 8)),
        ("S001", Place(4, 1)),
    ]


def test_a_fault_of_yaml_alone_is_enough_to_refuse() -> None:
    with pytest.raises(Problems) as caught:
        fit(Buyer, "id: &x y\n", "x.yaml")
    assert [one.code for one in caught.value.diagnostics] == ["Y004"]


def test_what_fits_comes_with_its_document() -> None:
    fitted = fit(Buyer, "id: haggler\n", "x.yaml")
    assert fitted.model.id == "haggler"
    assert fitted.document.places.of(("id",)) == Place(1, 5)


def test_hostile_words_are_shown_harmless() -> None:
    fault = only_fault_of('id: "a\\e[31m"\n')
    assert "\x1b" not in fault.message
    assert "␛" in fault.message


KEYS = st.sampled_from(
    (
        *("id", "idd", "stage", "calm", "ratio", "steps", "pair", "offer", "either", "states", "moods", "hears"),
        *("if", "to", "says", "feels", "kind", "worth", "off", "a", "[key]", "str", "Gift", "砍价"),
    )
)
LEAVES: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, 3, -1, 1.5, "", "a", "presale", "gift", "coupon", "你好", "yes", "'", "x" * 70]
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=25
)


@given(st.dictionaries(KEYS, VALUES, max_size=8))
def test_any_values_fit_or_are_told_and_every_fault_has_words(value: Mapping[str, Value]) -> None:
    found = validate(Buyer, Document(dict(value), Places(), "x.yaml"))
    if isinstance(found, list):
        assert found
        assert all(one.message and one.code[0] in "SP" for one in found)
