"""Values and places of a loaded text, its limits, and that no text at all makes the loader fail in another way."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.diagnostics import Place, Problems
from simulator.authoring.document import Document, Path, Value
from simulator.authoring.source import LIMIT
from simulator.authoring.strict_yaml import NODES, load, scan

TEXT = """\
id: haggler
moods:
  patience: {start: 6, low: 0}
states:
  asking:
    rules:
      - hears: 砍价
        says:
          - 一
          - "二"
      - hears: other
"""


def codes_of(text: str) -> list[str]:
    return [one.code for one in scan(text, "x.yaml").problems]


def paths_of(value: Value, path: Path = ()) -> list[Path]:
    match value:
        case dict():
            inner = [one for key, item in value.items() for one in paths_of(item, (*path, key))]
        case list():
            inner = [one for index, item in enumerate(value) for one in paths_of(item, (*path, index))]
        case _:
            inner = []
    return [path, *inner]


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("id",), 1, 5),
        (("moods", "patience"), 3, 13),
        (("moods", "patience", "low"), 3, 29),
        (("states", "asking", "rules"), 7, 7),
        (("states", "asking", "rules", 0), 7, 9),
        (("states", "asking", "rules", 0, "hears"), 7, 16),
        (("states", "asking", "rules", 0, "says", 1), 10, 13),
        (("states", "asking", "rules", 1), 11, 9),
    ],
)
def test_a_value_stands_where_it_begins(path: Path, line: int, column: int) -> None:
    assert load(TEXT, "x.yaml").places.of(path) == Place(line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("id",), 1, 1),
        (("moods", "patience", "low"), 3, 24),
        (("states", "asking", "rules", 0, "says"), 8, 9),
        (("states", "asking", "rules", 1), 11, 9),
    ],
)
def test_a_key_stands_where_it_begins_and_a_list_item_is_its_own_key(path: Path, line: int, column: int) -> None:
    assert load(TEXT, "x.yaml").places.of_key(path) == Place(line, column)


def test_a_path_that_leads_nowhere_is_placed_at_the_nearest_value_around_it() -> None:
    places = load(TEXT, "x.yaml").places
    assert places.of(("moods", "patience", "high", 3)) == places.of(("moods", "patience"))
    assert places.of_key(("nothing",)) == Place(1, 1)


def test_every_value_of_a_document_has_a_place_of_its_own_kind() -> None:
    document = load(TEXT, "x.yaml")
    known = set(document.places.values)
    assert known == set(paths_of(document.value))
    assert {path for path in known if path and isinstance(path[-1], str)} == set(document.places.keys)


def test_a_value_is_found_by_its_path() -> None:
    document = load(TEXT, "x.yaml")
    assert document.at(("states", "asking", "rules", 0, "says", 1)) == "二"
    with pytest.raises(KeyError):
        document.at(("id", 0))


def test_columns_count_characters_and_windows_line_ends_count_once() -> None:
    document = load("\ufeffa: 1\r\n砍价: {客户😀: 好}\r\n", "x.yaml")
    assert document.places.of_key(("砍价",)) == Place(2, 1)
    assert document.places.of(("砍价", "客户😀")) == Place(2, 11)


def test_thirty_two_levels_are_read_and_one_more_is_not() -> None:
    assert codes_of("- " * 32 + "x") == []
    assert codes_of("- " * 33 + "x") == ["Y007"]
    assert codes_of("[" * 33 + "]" * 33) == ["Y007"]
    assert codes_of("{a: " * 33 + "}" * 33) == ["Y007"]


def test_a_hundred_thousand_nodes_are_read_and_one_more_is_not() -> None:
    items = NODES - 1
    assert codes_of("- a\n" * items) == []
    assert codes_of("- a\n" * (items + 1)) == ["Y008"]


def test_a_megabyte_is_read_and_one_byte_more_is_not() -> None:
    text = "a: " + "砍" * ((LIMIT - 3) // 3)
    text += "x" * (LIMIT - len(text.encode()))
    assert codes_of(text) == []
    assert codes_of(text + "x") == ["Y018"]


def test_what_could_be_read_is_handed_back_beside_the_faults() -> None:
    scanned = scan("id: a\nid: b\nx: .nan\ny: !z [1]\n---\nmore", "x.yaml")
    assert scanned.document is not None
    assert scanned.document.value == {"id": "b", "x": None, "y": [1]}
    assert sorted(one.code for one in scanned.problems) == ["Y002", "Y006", "Y009", "Y012"]


def test_the_faults_of_a_file_carry_its_name() -> None:
    assert {one.file for one in scan("a: 1\na: [*x]\n", "personas/x.yaml").problems} == {"personas/x.yaml"}


def loads_or_complains(text: str) -> Document | None:
    try:
        return load(text, "x.yaml")
    except Problems as problems:
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for one in problems.diagnostics:
            assert one.place is not None
            assert 1 <= one.place.line <= len(lines) + 1
            assert one.place.column >= 1
            assert one.message
        return None


@given(st.text(st.characters(), max_size=2000))
def test_any_text_loads_or_is_refused_by_our_own_error(text: str) -> None:
    loads_or_complains(text)


MARKS = (
    *("a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\n\t", " ", "{", "}", "[", "]", ", ", "&x ", "*x", "!t ", "!!int "),
    *("<<: ", "|", ">", "'", '"', "#", " #", "---\n", "...\n", "%YAML 1.1\n", "砍价：", "0x", "1e5", ".nan", "~"),
    *("\\", "@", "`", "\r", "\ufeff", "-", "\u2028", "\x85", "\0"),
)


@given(
    st.lists(
        st.sampled_from(MARKS),
        max_size=60,
    ).map("".join)
)
def test_anything_made_of_the_marks_of_yaml_loads_or_is_refused_by_our_own_error(text: str) -> None:
    document = loads_or_complains(text)
    if document is not None:
        assert set(document.places.values) == set(paths_of(document.value))


PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | PRINTABLE,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(PRINTABLE.filter(lambda key: len(key) < 100), inner),
    max_leaves=20,
)


@given(JSON)
def test_json_is_read_as_what_it_says(value: Value) -> None:
    text = json.dumps(value, ensure_ascii=False)
    if value is None:
        assert scan(text, "x.yaml").document is not None
    assert load(text, "x.yaml").value == value
