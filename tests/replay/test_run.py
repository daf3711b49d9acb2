"""Scripts are played in virtual time through the ears that were given, and every miss is told with its reason."""

import json
from pathlib import Path

import pytest

from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import Library, Root
from simulator.core.acts import Act, Blocked, Heard, Span
from simulator.core.taxonomy import ACTS
from simulator.practice.record import to_data
from simulator.replay.run import Outcome, check_script, run_script
from simulator.replay.script import NoScripts, find_scripts, load_script, script_of
from tests.authoring.overlaid import library_folder

HEAD = "format: 1\nname: x\npersona: buyer\nscenario: case\ntalk:\n"


def word_ears(text: str, buyer: str, earlier: tuple[str, ...]) -> Heard:  # noqa: ARG001  # what ears are given
    """Ears that hear ids: ``apologise clarify:recipient !greet`` (the last one negated)."""
    acts, blocked = [], []
    for place, word in enumerate(text.split()):
        name, _colon, topic = word.removeprefix("!").partition(":")
        span = Span(place, place + 1)
        if word.startswith("!"):
            blocked.append(Blocked(name, "negated", span))
        else:
            acts.append(Act(name, "act" if name in ACTS else "fault", span, topic or None))
    return Heard(tuple(acts), tuple(blocked), length=len(text))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library([Root(library_folder(tmp_path), "library")])


def run(library: Library, talk: str, head: str = HEAD) -> Outcome:
    return run_script(script_of(head + talk, "s.yaml"), library, word_ears)


def told(outcome: Outcome) -> list[tuple[str, int | None]]:
    return [(one.code, one.place.line if one.place else None) for one in outcome.diagnostics]


def only(outcome: Outcome) -> Diagnostic:
    [one] = outcome.diagnostics
    return one


def test_the_ears_that_were_given_are_the_ears_that_hear(library: Library) -> None:
    outcome = run(library, "  - {say: apologise, expect: {hears: [apologise], state: happy}}\n")
    assert outcome.passed
    assert outcome.ended is not None
    assert outcome.ended.result == "won"
    assert outcome.card is not None
    assert outcome.card.total == 100


def test_a_talk_that_stops_in_the_middle_is_ended_as_unfinished(library: Library) -> None:
    outcome = run(library, "  - say: greet\nend: {ending: unfinished, result: lost}\n")
    assert outcome.passed


def test_time_is_virtual_and_typing_is_told_apart_from_silence(library: Library) -> None:
    talk = "  - {say: greet, after: 2分钟, typing: 10}\n  - {wait: 50, expect: {buyer: {one_of: [人呢]}}}\n"
    talk += "  - say: greet\n"
    turns = run(library, talk).turns
    assert [turn.at for turn in turns] == [0, 130_000, 180_000, 185_000, 185_000]
    assert turns[1].waited_out
    assert turns[1].buyer[0] == "人呢？"


@pytest.mark.parametrize(
    ("wanted", "passes"), [("90-100", True), ("100–100", True), ("45-75", False), ("0 到 99", False)]
)
def test_marks_and_moods_may_be_held_to_a_range(library: Library, wanted: str, passes: bool) -> None:
    outcome = run(library, f"  - say: apologise\nend: {{marks: {{total: '{wanted}'}}}}\n")
    assert outcome.passed is passes
    mood = run(library, f"  - {{say: apologise, expect: {{moods: {{trust: '{'0-10' if passes else '9-10'}'}}}}}}\n")
    assert mood.passed is passes


def test_a_range_that_runs_backwards_is_no_condition(library: Library) -> None:
    outcome = run(library, "  - say: apologise\nend: {marks: {total: '75-45'}}\n")
    assert [one.code for one in outcome.diagnostics] == ["C004"]


def test_every_expectation_that_fails_is_told_at_its_own_place(library: Library) -> None:
    outcome = run(
        library,
        "  - say: greet\n    expect:\n      hears: [apologise]\n      not_hears: [greet]\n      signals: [answered]\n"
        "      not_signals: [late]\n      state: happy\n      moods: {trust: '>= 8'}\n"
        "      buyer: {contains: [投诉, 然后], one_of: [不行], not: 然后}\n      notices: [主管]\n      told: [gift]\n"
        "end: {ending: gone, result: won, stars: 5, marks: {total: '>= 90', attitude: 60}, verdict: not_allowed}\n",
    )
    assert told(outcome) == [
        ("R002", 8), ("R003", 9), ("R008", 10), ("R001", 12), ("R004", 13), ("R005", 14), ("R005", 14), ("R005", 14),
        ("R006", 15), ("R007", 16), ("R010", 17), ("R010", 17), ("R010", 17), ("R011", 17), ("R011", 17), ("R012", 17),
    ]  # fmt: skip


def test_a_refused_rule_is_named_with_its_term_and_its_line(tmp_path: Path) -> None:
    rules = "states: {asking: {rules: [{hears: apologise, if: {trust: '>= 5'}, to: happy, says: fine}]}}"
    root = library_folder(tmp_path, "flow", rules)
    library = Library([Root(root, "library")])
    lines = (root / "flows" / "talk.yaml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if '"apologise"' in text) - 1
    one = only(run(library, "  - {say: apologise, expect: {state: happy}}\n"))
    assert f"apologise 的规则（personas/flows/talk.yaml:{line}）需要 trust >= 5，当时是 3" in one.remedy


def test_a_way_that_no_words_opened_is_not_told_as_heard(tmp_path: Path) -> None:
    always = "always: [{if: {turn: '>= 1'}, to: gone, says: angry}]"
    library = Library([Root(library_folder(tmp_path, "flow", always), "library")])
    one = only(run(library, "  - say: greet\nend: {ending: happy}\n"))
    assert "每句之后都查的条件成立了，从 asking 到了 gone" in one.remedy


def test_an_offence_in_the_same_reply_is_given_as_the_reason(library: Library) -> None:
    one = only(run(library, "  - {say: brush_off apologise, expect: {state: happy}}\n"))
    assert "这句话里有冒犯" in one.remedy
    assert "实际听到：brush_off、apologise" in one.remedy


def test_what_was_blocked_is_given_as_the_reason(library: Library) -> None:
    one = only(run(library, "  - {say: '!apologise greet', expect: {hears: [apologise]}}\n"))
    assert "apologise（被否定）" in one.remedy


def test_a_topic_may_be_expected_too(library: Library) -> None:
    assert run(library, "  - {say: 'clarify:recipient', expect: {hears: ['clarify:recipient'], told: [gift]}}\n").passed
    assert told(run(library, "  - {say: 'clarify:size', expect: {hears: ['clarify:recipient']}}\n")) == [("R002", 6)]


def test_steps_behind_the_end_are_told_once(library: Library) -> None:
    outcome = run(library, "  - say: apologise\n  - say: greet\n  - say: greet\n")
    assert told(outcome) == [("R009", 7)]


def test_names_that_do_not_exist_are_told_before_anything_is_played(library: Library) -> None:
    talk = (
        "  - {say: greet, after: bald, expect: {hears: [apologize], signals: [answred], state: hapy, moods: {trsut: 1},"
        " told: [gfit]}}\nend: {ending: hapy, stars: viele, marks: {totl: 3}}\n"
    )
    outcome = run(library, talk)
    assert outcome.turns == ()
    assert sorted({code for code, _line in told(outcome)}) == ["C004", "C021", "R013"]
    assert sum(code == "R013" for code, _line in told(outcome)) == 7
    assert "apologise" in "".join(one.remedy for one in outcome.diagnostics)
    assert check_script(script_of(HEAD + talk, "s.yaml"), library) == outcome.diagnostics


def test_a_missing_persona_or_rubric_is_told_where_the_script_names_it(library: Library) -> None:
    lines = HEAD.splitlines()
    persona = next(number for number, line in enumerate(lines, 1) if line.startswith("persona"))
    assert told(run(library, "  - say: greet\n", HEAD.replace("buyer", "byuer"))) == [("C030", persona)]
    head = HEAD.replace("talk:", "rubric: mraks\ntalk:")
    assert told(run(library, "  - say: greet\n", head)) == [("C030", len(lines))]


def test_a_topic_that_does_not_exist_is_told_before_anything_is_played(library: Library) -> None:
    one = only(run(library, "  - {say: greet, expect: {not_hears: ['clarify:recipent']}}\n"))
    assert (one.code, "recipient" in one.remedy) == ("R013", True)


def test_marks_cannot_be_expected_where_no_rubric_fits(library: Library) -> None:
    (library.roots[0].path / "rubrics" / "marks.yaml").unlink()
    assert run(library, "  - say: apologise\n").card is None
    assert told(run(library, "  - say: apologise\nend: {verdict: allowed}\n")) == [("R013", 7)]


@pytest.mark.parametrize(
    "step", ["{say: a, wait: 3}", "{after: 3}", "{wait: 3, after: 3}", "{wait: 3, typing: 2}", "{say: ''}", "{}"]
)
def test_a_step_is_a_reply_or_a_silence(step: str) -> None:
    with pytest.raises(Problems):
        script_of(f"{HEAD}  - {step}\n", "s.yaml")


def test_the_same_script_gives_the_same_log(library: Library) -> None:
    talk = "  - say: greet\n  - wait: 60\n  - say: clarify:recipient\n  - say: apologise\n"
    logs = {
        json.dumps([(type(event).__name__, to_data(event)) for event in run(library, talk).events]) for _ in range(3)
    }
    assert len(logs) == 1


def test_scripts_are_found_once_below_folders_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yaml", "a/.hidden.yaml", ".git/c.yaml", "note.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert [path.name for path in find_scripts([tmp_path, tmp_path / "b.yaml"])] == ["z.yaml", "b.yaml"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoScripts):
        find_scripts([tmp_path / "empty"])


def test_a_script_is_called_by_the_name_its_author_knows(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("format: 2\n", "utf-8")
    with pytest.raises(Problems) as problems:
        load_script(tmp_path / "x.yaml", "scripts/x.yaml")
    assert problems.value.diagnostics[0].file == "scripts/x.yaml"
