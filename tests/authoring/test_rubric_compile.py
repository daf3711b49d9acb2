"""What a trainer may get wrong in a rubric is told at the word it is about, all at once; and which rubric fits."""

from pathlib import Path

import pytest

from simulator import wording
from simulator.authoring.codes import Example, codes, page
from simulator.authoring.compiling.fitting import answers_of, lenses_for, rubric_for, rubric_named
from simulator.authoring.compiling.never import check_never
from simulator.authoring.compiling.report import Report
from simulator.authoring.compiling.rubric import compile_rubric
from simulator.authoring.compiling.when import HEADS, MAKERS
from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import Library, Root
from simulator.authoring.replacing import replaced, tied
from simulator.scoring.expressions import Said
from simulator.scoring.registry import MARKERS

PERSONAS = Path(__file__).parents[2] / "personas"
SCORED = Path(__file__).parents[1] / "scoring" / "cases"
OF_RUBRICS = [code for code in codes() if code.startswith("M")]

TOP = "format: 1\nid: own\nname: 试\n"
REST = {
    "stages": "stages: [presale]\n",
    "moments": "moments:\n  - {id: fix, name: 方案, when: {act: offer_fix}}\n",
    "dimensions": (
        "dimensions:\n  - id: attitude\n    name: 态度\n    weight: 100\n    checks:\n"
        "      - {id: sorry, name: 道歉, points: 3, when: {act: apologise}, advice: 改}\n"
    ),
    "kpi": "kpi: {conversion: [attitude], attitude: [attitude], bonus: [attitude]}\n",
}


def library(folder: Path, text: str, name: str = "own") -> Library:
    (folder / "rubrics").mkdir(parents=True, exist_ok=True)
    (folder / "rubrics" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Library([Root(SCORED, "shipped"), Root(folder, "library")])


def whole(fragment: str) -> str:
    """A sound rubric, with the fragment in place of the parts that it names; the fragment stands last."""
    given = {line.split(":")[0] for line in fragment.splitlines() if line and line[0] not in " -"}
    return TOP + "".join(text for key, text in REST.items() if key not in given) + fragment


def problems(folder: Path, text: str) -> list[Diagnostic]:
    try:
        compile_rubric(library(folder, text), "own")
    except Problems as found:
        return list(found.diagnostics)
    return []


def found_in(example: Example, folder: Path) -> set[str]:
    books = library(folder, whole(example.text))
    match example.traits.get("beside"):
        case "another":
            return {one.code for one in replaced(beside_another(folder, books), {"own"})}
        case "twin":
            library(folder, whole("flows: [presale]\n").replace("id: own", "id: general"), "general")
            return {one.code for one in tied(Library(books.roots), {"own"})}
    report = Report()
    try:
        check_never(books, "own", report)
        rubric_for(books, "scarf")
    except Problems as found:
        return {one.code for one in found.diagnostics}
    return {one.code for one in report.diagnostics}


def beside_another(folder: Path, books: Library) -> Library:
    """The library with a rubric for the same cases in a folder before, and with a shop that none of them is in."""
    before = folder.parent / f"{folder.name}-before"
    library(before, whole("").replace("id: own", "id: general"), "general")
    (before / "shops").mkdir()
    shop = (SCORED / "shops" / "shop.yaml").read_text("utf-8")
    (before / "shops" / "other-shop.yaml").write_text(shop.replace("id: shop", "id: other-shop"), "utf-8")
    return Library([Root(before, "shipped"), *books.roots])


@pytest.mark.parametrize("code", OF_RUBRICS)
def test_the_examples_about_rubrics_show_what_they_say(code: str, tmp_path: Path) -> None:
    assert found_in(page(code).bad, tmp_path / "bad") == {code}
    assert found_in(page(code).good, tmp_path / "good") == set()
    assert 2 <= len(page(code).title) <= 30


def test_every_code_of_rubrics_has_its_page_and_no_page_is_stale() -> None:
    rooms = Path(__file__).parents[2] / "simulator" / "authoring"
    texts = [file.read_text("utf-8") for file in rooms.rglob("*.py")]
    used = {code for code in (f"M{number:03}" for number in range(1000)) if any(f'"{code}"' in one for one in texts)}
    assert used == set(OF_RUBRICS)


def one_check(when: str, key: str = "when") -> str:
    head = "dimensions:\n  - id: attitude\n    name: 态度\n    weight: 100\n    checks:\n"
    return whole(
        f"{head}      - id: sorry\n        name: 问\n        points: 3\n        {key}: {when}\n        advice: 改\n"
    )


@pytest.mark.parametrize(
    ("when", "code", "word", "near"),
    [
        ("{act: apologize}", "C002", "apologize", "apologise"),
        ("{act: [greet, contemt]}", "C002", "contemt", None),
        ("{fault: contemt}", "C002", "contemt", "contempt"),
        ("{signal: elicitd}", "C002", "elicitd", "elicited"),
        ("{act: greet, in_states: stalemat}", "C001", "stalemat", "stalemate"),
        ("{act: greet, in_steps: [sooth]}", "C008", "sooth", "soothe"),
        ("{step: closing}", "C008", "closing", None),
        ("{ending: satisfid}", "C001", "satisfid", "satisfied"),
        ("{mood: angr, is: 3}", "C003", "angr", "anger"),
        ("{act: greet, moods: {angr: 3}}", "C003", "angr", "anger"),
        ("{act: greet, with: argu}", "C002", "argu", "argue"),
        ("{check: sory}", "M003", "sory", "sorry"),
        ("{order: [fix, fixx]}", "M003", "fixx", "fix"),
        ("{act: greet, before: {check: fixx}}", "M003", "fixx", "fix"),
        ("{act: greet, times: often}", "C004", "often", None),
        ("{act: greet, turns: a-b}", "C004", "a-b", None),
        ("{slot: money, is: '< lots'}", "C020", "'<", None),
        ("{reply_within: soon}", "C021", "soon", None),
        ("{mood: anger}", "M001", "{mood", None),
        ("{slot: money}", "M001", "{slot", None),
        ("{count: [{act: greet}]}", "M001", "{count", None),
        ("{about: who}", "M001", "{about", None),
        ("{topic: price, slot: money, is: 3}", "M002", "topic", None),
        ("{text: ['**']}", "M009", "'**'", None),
        ("{all: [{act: greet}, {acts: greet}]}", "S001", "acts", "act"),
        ("{replies: 3, times: 2}", "M002", "times", None),
    ],
)
def test_a_wrong_word_is_told_where_it_stands(
    tmp_path: Path, when: str, code: str, word: str, near: str | None
) -> None:
    text = one_check(when)
    found = problems(tmp_path, text)
    assert [one.code for one in found] == [code], found
    (told,) = found
    assert told.place is not None
    line = text.splitlines()[told.place.line - 1]
    assert line[told.place.column - 1 :].startswith(word), (line, told)
    if near:
        assert near in told.remedy


@pytest.mark.parametrize(
    ("when", "code", "reason", "remedy"),
    [
        ("{mood: anger, is: '>= 20'}", "M013", "goes from 0 to 9", "from 0 to 9"),
        ("{act: greet, moods: {anger: '< 0'}}", "M013", "the mood “anger”", "from 0 to 9"),
        ("{count: [{act: greet}, {act: thank}], is: 3}", "M013", "goes from 0 to 2", "from 0 to 2"),
        ("{useful_replies: '>= 90'}", "M013", "the number of replies", "from 0 to"),
        ("{all: [{act: greet}, {not: {act: greet}}]}", "M013", "does not hold", "Leave one"),
        ("{act: greet, turns: 5-3}", "M013", "ends before it begins", "smaller"),
        ("{act: greet, turn: 59}", "M013", "turns at most", "earlier"),
        ("{act: greet, without: greet}", "M013", "“without”", "Take the word"),
        ("{act: greet, in_states: satisfied}", "M013", "over there", "ending: satisfied"),
        ("{any: [{act: greet}, {elicited: fitst}]}", "M013", "hidden fact “fitst”", "Known are"),
        ("{not: {cleared: itchs}}", "M013", "matter “itchs”", "itch"),
        ("{need: basics}", "M013", "need “basics”", "Known are"),
        ("{signal: answered, about: frend}", "M013", "called “frend”", "friend"),
        ("{text: [稍等, 明天], unless: [明天, 稍等]}", "M013", "“unless”", "longer"),
        ("{text: [稍等, '明天|后天']}", "M014", "明天|后天", "[明天, 后天]"),
        ("{text: 稍等, unless: [不用，稍等]}", "M014", "不用，稍等", "[不用, 稍等]"),
    ],
)
def test_what_no_talk_can_meet_is_told_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str, code: str, reason: str, remedy: str
) -> None:
    monkeypatch.setattr(wording, "_in_use", "en")
    text, report = one_check(when), Report()
    check_never(library(tmp_path, text), "own", report)
    (told,) = report.diagnostics
    assert (told.code, told.severity) == (code, "warning")
    assert reason in told.message
    assert remedy in told.remedy
    assert told.place is not None
    line = text.splitlines()[told.place.line - 1]
    assert line[told.place.column - 1 :].startswith("{" if code == "M013" else ("'明天", "不用"))


def test_a_sound_question_of_every_kind_is_left_alone(tmp_path: Path) -> None:
    for when in (
        "{mood: anger, is: '<= 0', at: lowest}",
        "{cleared: must}",
        "{elicited: key}",
        "{need: basic}",
        "{act: greet, turns: '2-'}",
        "{text: [好的。, '1/2', 明天*到], unless: 不敢说*到}",
        "{count: [{act: greet}, {act: thank}], is: '>= 2'}",
    ):
        report = Report()
        check_never(library(tmp_path, one_check(when)), "own", report)
        assert report.diagnostics == [], when


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = (
        whole(
            "dimensions:\n"
            "  - id: attitude\n    name: 态度\n    weight: 90\n    checks:\n"
            "      - {id: sorry, name: 问, points: 3, when: {act: apologize}, advice: 改, instead: [gret]}\n"
            "      - {id: sorry, name: 问, ladder: [1, 2], when: {check: nowhere}, advice: 改}\n"
        )
        + "critical:\n  - {id: bad, name: 禁, when: {fault: off_platfrm}, rewrite: 平台上付}\n"
        + "flows: [presal]\n"
    )
    assert [one.code for one in problems(tmp_path, text)] == [
        "M006",
        "C002",
        "C002",
        "M005",
        "M007",
        "M003",
        "C002",
        "C030",
    ]


def test_a_rubric_knows_the_states_of_the_flows_it_fits_only(tmp_path: Path) -> None:
    text = one_check("{state: stalemate}")
    assert problems(tmp_path / "any", text) == []
    assert [one.code for one in problems(tmp_path / "own", f"{text}flows: [presale]\n")] == ["C001"]


def test_a_circle_of_three_is_found_wherever_it_hides(tmp_path: Path) -> None:
    text = whole(
        "moments:\n"
        "  - {id: fix, name: 一, when: {any: [{act: greet}, {not: {check: two}}]}}\n"
        "  - {id: two, name: 二, when: {order: [three, sorry]}}\n"
        "  - {id: three, name: 三, when: {act: greet, within: {check: fix, turns: 2}}}\n"
    )
    (told,) = problems(tmp_path, text)
    assert told.code == "M004"
    assert told.place is not None
    assert "id: fix" in text.splitlines()[told.place.line - 1]


def test_every_question_can_be_made_and_marked() -> None:
    assert MAKERS.keys() == HEADS.keys()
    assert Said in MARKERS


def test_the_rubric_made_for_the_fewest_cases_is_chosen(tmp_path: Path) -> None:
    fits = {
        "any": "stages: []\n",
        "flow": "stages: []\nflows: [presale]\n",
        "both": "stages: [presale]\nflows: [presale]\n",
    }
    for name, fragment in fits.items():
        library(tmp_path, whole(fragment).replace("id: own", f"id: {name}"), name)
    for name in ("both", "flow", "any"):
        assert rubric_for(Library([Root(SCORED, "shipped"), Root(tmp_path, "library")]), "scarf").id == name
        (tmp_path / "rubrics" / f"{name}.yaml").unlink()
    with pytest.raises(Problems) as none:
        rubric_for(Library([Root(SCORED, "shipped"), Root(tmp_path, "library")]), "scarf")
    assert [one.code for one in none.value.diagnostics] == ["M010"]


def test_a_missing_rubric_is_told_with_its_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(Problems) as missing:
        compile_rubric(library(tmp_path, whole("")), "ownn")
    assert missing.value.diagnostics[0].code == "C030"
    with pytest.raises(Problems) as path:
        compile_rubric(library(tmp_path, whole("")), "my-library/rubrics/own.yaml")
    assert "own" in path.value.diagnostics[0].remedy


def test_a_check_knows_its_line_and_what_would_have_passed_it(tmp_path: Path) -> None:
    text = one_check("{all: [{act: [apologise, own], topic: price}, {check: fix}, {not: {act: praise}}]}")
    rubric = compile_rubric(library(tmp_path, text), "own")
    (check,) = rubric.checks()
    assert text.splitlines()[check.origin.line - 1].strip().startswith(("- id: sorry", "id: sorry"))
    assert check.seeks == (("apologise", "price"), ("own", "price"), ("offer_fix", None))
    assert len(rubric.digest) == 32


def test_the_model_answers_of_a_scenario_are_found() -> None:
    answers = answers_of(Library([Root(SCORED, "shipped")]), "lock")
    assert {answer.act for answer in answers} == {"apologise", "clarify", "offer_fix", "seek_approval"}


def test_every_shipped_rubric_compiles() -> None:
    books = Library([Root(PERSONAS, "shipped")])
    assert {compile_rubric(books, name).id for name in books.sources("rubric")} >= {
        "presale",
        "payment",
        "shipping",
        "aftersale",
        "review",
        "harassment",
        "last",
        "heard",
        "five-stages",
        "servqual",
        "kano",
        "kpi",
    }


GLANCE = (
    "format: 1\nid: glance\nname: 看\nlens: true\n"
    "dimensions:\n  - id: one\n    name: 一\n    weight: 100\n    checks:\n"
    "      - {id: asked, name: 问, points: 3, when: {act: clarify}, advice: 改}\n"
)
AXES = "format: 1\nid: axes\nname: 三堆\nlens: true\naxes: {conversion: 成, attitude: 好, bonus: 奖}\n"


def shelf(folder: Path, scenario_rubric: str | None = None, whole_rubric: str = "") -> Library:
    """The small library with two lenses, a rubric of its own, and a scenario that may name one."""
    library(folder, whole_rubric or whole(""))
    library(folder, GLANCE, "glance")
    library(folder, AXES, "axes")
    if scenario_rubric:
        (folder / "scenarios").mkdir(exist_ok=True)
        text = (SCORED / "scenarios" / "scarf.yaml").read_text("utf-8")
        (folder / "scenarios" / "scarf.yaml").write_text(f"{text}\nrubric: {scenario_rubric}\n", "utf-8")
    return Library([Root(SCORED, "shipped"), Root(folder, "library")])


def test_a_scenario_may_name_its_rubric_and_a_wrong_name_is_told_there(tmp_path: Path) -> None:
    other = whole("stages: [review]\n")
    assert rubric_for(shelf(tmp_path / "own", "own", other), "scarf").id == "own"
    for name, code in (("onw", "C030"), ("glance", "C017")):
        with pytest.raises(Problems) as wrong:
            rubric_for(shelf(tmp_path / name, name), "scarf")
        (told,) = wrong.value.diagnostics
        assert (told.code, told.file) == (code, f"{name}/scenarios/scarf.yaml")
        assert told.place is not None


def test_a_lens_is_never_chosen_by_itself_and_looks_at_what_it_fits(tmp_path: Path) -> None:
    books = shelf(tmp_path)
    assert rubric_for(books, "scarf").id == "own"
    assert lenses_for(books, "scarf") == ("axes", "glance")
    library(tmp_path, GLANCE + "flows: [aftersale]\n", "glance")
    assert "glance" not in lenses_for(Library([Root(SCORED, "shipped"), Root(tmp_path, "library")]), "scarf")


def test_a_lens_takes_over_what_the_fitting_rubric_forbids_and_both_digests(tmp_path: Path) -> None:
    forbids = whole("") + "critical:\n  - {id: bad, name: 禁, when: {fault: off_platform}, rewrite: 就在平台上付款}\n"
    books = shelf(tmp_path, whole_rubric=forbids)
    lens = rubric_named(books, "scarf", "glance")
    assert [one.id for one in lens.critical] == ["bad"]
    assert lens.digest not in (compile_rubric(books, "glance").digest, rubric_for(books, "scarf").digest)
    assert rubric_named(books, "scarf", "own") == rubric_for(books, "scarf")


def test_a_lens_of_axes_has_the_fitting_rubrics_checks_and_needs_one(tmp_path: Path) -> None:
    books = shelf(tmp_path)
    lens = rubric_named(books, "scarf", "axes")
    assert (lens.id, lens.groups) == ("axes", ("conversion", "attitude", "bonus"))
    assert lens.checks() == rubric_for(books, "scarf").checks()
    (tmp_path / "rubrics" / "own.yaml").unlink()
    bare = Library([Root(SCORED, "shipped"), Root(tmp_path, "library")])
    assert rubric_named(bare, "scarf", "glance").critical == ()
    with pytest.raises(Problems) as none:
        rubric_named(bare, "scarf", "axes")
    assert [one.code for one in none.value.diagnostics] == ["M010"]


@pytest.mark.parametrize(
    "text",
    [
        TOP + REST["dimensions"],
        TOP + REST["kpi"],
        AXES.replace("lens: true\n", "").replace("id: axes", "id: own"),
        AXES.replace("id: axes", "id: own") + REST["dimensions"],
    ],
)
def test_a_rubric_without_what_it_marks_by_is_told_so(tmp_path: Path, text: str) -> None:
    assert [one.code for one in problems(tmp_path, text)][:1] == ["M011"]
