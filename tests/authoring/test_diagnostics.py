"""How faults are collected, sorted, rendered and counted."""

import json

import pytest

from simulator import wording
from simulator.authoring.diagnostics import (
    Diagnostic,
    Place,
    Problems,
    as_json,
    count_line,
    has_errors,
    in_order,
    quote,
    render,
    render_all,
)

TOO = Diagnostic("personas/haggler.yaml", Place(38, 9), "P001", 'unknown key "too"', 'Try "to".')
EARLIER = Diagnostic("personas/haggler.yaml", Place(9, 30), "S004", "too many")
WHOLE_FILE = Diagnostic("personas/haggler.yaml", None, "Y019", "GBK", "Save it.")
DEAD = Diagnostic("flows/a.yaml", Place(1, 1), "W001", "never reached", "Delete it.", "warning")


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_in_use", "en")


def test_a_fault_is_one_line_with_its_place_and_one_with_what_to_do() -> None:
    assert render(TOO) == (
        'personas/haggler.yaml:38:9: P001 unknown key "too"\n    Try "to". Details: kefu check --explain P001'
    )


def test_a_fault_of_a_whole_file_has_no_line() -> None:
    assert render(WHOLE_FILE).splitlines()[0] == "personas/haggler.yaml: Y019 GBK"


def test_without_a_remedy_the_details_remain() -> None:
    assert render(EARLIER).splitlines()[1] == "    Details: kefu check --explain S004"


def test_a_warning_says_that_it_is_one() -> None:
    assert render(DEAD).splitlines()[0] == "flows/a.yaml:1:1: W001 warning: never reached"
    assert not has_errors([DEAD])
    assert has_errors([DEAD, TOO])


def test_faults_come_by_file_and_place_and_the_same_one_once() -> None:
    assert in_order([TOO, EARLIER, DEAD, WHOLE_FILE, TOO]) == [DEAD, WHOLE_FILE, EARLIER, TOO]


def test_all_faults_are_followed_by_their_count() -> None:
    text = render_all([TOO, DEAD, EARLIER])
    assert text.splitlines()[0].startswith("flows/a.yaml:1:1: W001")
    assert text.splitlines()[-1] == "Errors: 2, warnings: 1."
    assert count_line([]) == "No problems found."


def test_problems_hold_every_fault_in_order_and_never_none() -> None:
    problems = Problems([TOO, EARLIER])
    assert problems.diagnostics == (EARLIER, TOO)
    assert str(problems) == render_all([EARLIER, TOO])
    with pytest.raises(ValueError, match="at least one"):
        Problems([])


def test_the_json_says_the_same_in_fields() -> None:
    first, second = json.loads(as_json([TOO, WHOLE_FILE]))
    assert first["line"] is None
    assert first["column"] is None
    assert second == {
        "file": "personas/haggler.yaml",
        "line": 38,
        "column": 9,
        "code": "P001",
        "severity": "error",
        "message": 'unknown key "too"',
        "remedy": 'Try "to".',
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("王姐", "王姐"),
        ("a\n  b\t c", "a b c"),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 60, "x" * 60),
        ("x" * 1_000_000, "x" * 59 + "…"),
        ("", ""),
    ],
)
def test_a_quotation_is_one_short_line(text: str, shown: str) -> None:
    assert quote(text) == shown


def test_nothing_quoted_or_named_can_steer_a_terminal() -> None:
    hostile = "a\x1b]52;c;AAAA\x07\x9b31m\u202e\0"
    fault = Diagnostic(f"{hostile}.yaml", Place(1, 1), "S001", quote(hostile), "")
    for text in (render(fault), as_json([fault])):
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\0"} & set(text)
    assert "␛" in render(fault)
