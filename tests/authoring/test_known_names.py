"""Names that nothing knows, ids given twice and conditions that never hold are told where they stand, once."""

from pathlib import Path

import pytest

from simulator import wording
from simulator.authoring.checking import check_library
from simulator.authoring.diagnostics import Diagnostic
from simulator.authoring.library import Library, Root
from tests.authoring.overlaid import library_folder

AGENDA = "{id: fix, kind: issue, topic: %s, asks: [那杯子怎么办？], cleared_by: [offer_fix], must: false}"
FACT = "{id: gift, name: 送人, topic: %s, tells: [是送人的。], question: 这个杯子是自己用还是送人呢？}"


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_in_use", "en")


def found(folder: Path, part: str, fragment: str) -> list[Diagnostic]:
    library = Library([Root(library_folder(folder, part, fragment), "library")])
    return list(check_library(library, None).diagnostics)


@pytest.mark.parametrize(
    ("part", "fragment", "code", "message", "remedy"),
    [
        ("scenario", f"agenda: [{AGENDA % 'qualty'}]", "C019", "no topic “qualty”", "Try “quality”."),
        ("scenario", "topics: {helth: [头晕]}", "C019", "no topic “helth”", "Try “health”."),
        ("scenario", "product: {facts: [{topic: usge, text: 能装热水}]}", "C019", "no topic “usge”", "Try “usage”."),
        ("scenario", "answers: [{act: thank, topic: pakaging, text: 谢谢}]", "C019", "“pakaging”", "Try “packaging”."),
        ("shop", "facts: [{topic: food, text: 能装吃的}]", "C019", "no topic “food”", "price 价格"),
        ("scenario", "answers: [{act: comit, text: 明天给您回话}]", "C002", "no service act “comit”", "Try “commit”."),
        ("persona", "voice: {drfit: [下雨了。]}", "C022", "the lines “drfit”", "Try “drift”."),
        ("persona", "voices: {talk: {waht: [啊？]}}", "C022", "the lines “waht”", "Try “what”."),
        ("scenario", "lines: {item.fix.aks: [怎么办？]}", "C022", "“item.fix.aks”", "Try “item.fix.asks”."),
        (
            "scenario",
            f"agenda: [{AGENDA % 'quality'}, {AGENDA % 'returns'}]",
            "C018",
            "“fix” is given twice",
            "another",
        ),
        ("scenario", f"hidden: [{FACT % 'recipient'}, {FACT % 'usage'}]", "C018", "“gift” is given twice", "another"),
        (
            "persona",
            "anywhere: [{id: a, hears: thank, says: fine}, {id: a, hears: praise, says: fine}]",
            "C018",
            "“a” is given twice",
            "Give this one another id.",
        ),
        (
            "persona",
            "waits: [{after: 30秒, says: nudge}, {after: 10秒, says: nudge_again}]",
            "C023",
            "does not come later",
            "the shortest first",
        ),
        ("persona", 'always: [{if: {trust: ">= 12"}, says: fine}]', "C024", "“trust” goes from 0 to 9", "from 0 to 9"),
        ("flow", 'always: [{if: {hurt: "> 2"}, says: fine}]', "C024", "“hurt” goes from 0 to 2", "from 0 to 2"),
        ("scenario", "always: [{if: {told.gift: 2}, says: fine}]", "C024", "goes from 0 to 1", "from 0 to 1"),
        (
            "persona",
            "always: [{if: {trust: “‹= 1”}, says: fine}]",
            "C004",
            "“‹= 1”",
            '‹ does not count here: write "<= 1"',
        ),
        ("persona", "always: [{if: {trust: ≤ 1}, says: fine}]", "C004", "≤ 1", 'write "<= 1"'),
        ("persona", "always: [{if: {trust: very}, says: fine}]", "C004", "very", "Write for example"),
        ("scenario", "anywhere: [{hears: thank, says: tell_more}]", "C007", "“tell_more”", ""),
        ("persona", "states: {askin: [{hears: thank, says: fine}]}", "C001", "no flow has the state “askin”", "asking"),
        ("persona", "habits: {drifts_every: 3}", "C007", "in the flow “talk”", "Write them in “voice”"),
        ("persona", "bargain: {target: 4, limit: 6}", "S009", "6 is more than the “target” of 4", "up to 4"),
        ("persona", "voices: {tlk: {what: [啊？]}}", "S009", "the flow tlk", "Write tlk into “flows”"),
        ("scenario", "voices: {byer: {what: [啊？]}}", "C030", "“byer”", "Try “buyer”."),
        ("scenario", f"agenda: [{(AGENDA % 'quality')[:-1]}, only: [byer]}}]", "C030", "“byer”", "Try “buyer”."),
        ("scenario", f"agenda: [{(AGENDA % 'quality')[:-1]}, after: fix}}]", "C006", "waits for itself", "before it"),
        ("shop", "policy: {money: 两百}", "C020", "no amount", "129元"),
        ("shop", "policy: {discount: 九五折}", "S003", '"discount"', "95 for 九五折"),
        (
            "shop",
            "phrases: [{key: hi, text: 您好}, {key: hi, text: 在的}]",
            "C018",
            "“hi” is given twice",
            "another id",
        ),
        ("flow", "start: nowhere", "C001", "“nowhere”", "Known are"),
    ],
)
def test_a_mistake_is_told_once_at_its_place(
    part: str, fragment: str, code: str, message: str, remedy: str, tmp_path: Path
) -> None:
    fault, *more = [one for one in found(tmp_path, part, fragment) if one.severity == "error"]
    assert more == []
    assert (fault.code, message in fault.message, remedy in fault.remedy) == (code, True, True), fault
    folder = {"persona": "buyer", "flow": "talk", "scenario": "case", "shop": "shop"}[part]
    assert fault.file.endswith(f"{folder}.yaml")
    assert fault.place is not None
    assert fault.place.line > 1


def test_a_line_that_two_buyers_lack_is_told_once(tmp_path: Path) -> None:
    root = library_folder(tmp_path, "scenario", "anywhere: [{hears: thank, says: tell_more}]")
    text = (root / "buyer.yaml").read_text("utf-8")
    (root / "other.yaml").write_text(text.replace("id: buyer", "id: other") + "voice: {tell_mora: [嗯。]}\n", "utf-8")
    faults = check_library(Library([Root(root, "library")]), None).diagnostics
    assert [one.code for one in faults if one.code == "C007"] == ["C007"]


def test_a_persona_may_word_what_only_one_of_its_cases_says(tmp_path: Path) -> None:
    root = library_folder(tmp_path, "scenario", "anywhere: [{hears: thank, says: own_words}]")
    with (root / "buyer.yaml").open("a", encoding="utf-8") as file:
        file.write("voice: {own_words: [谢谢。], item.fix.asks: [杯子呢？], because.silence: [半天没人。]}\n")
    assert check_library(Library([Root(root, "library")]), None).diagnostics == []


@pytest.mark.parametrize(
    ("fragment", "code", "message"),
    [
        ("answers: [{act: apologise, text: 我们今天就给您补发一个新的。}]", "V007", "not heard as “Apology”"),
        (
            f"hidden: [{(FACT % 'recipient').replace('这个杯子是自己用还是送人呢？', '今天天气不错。')}]",
            "V006",
            "“送人”",
        ),
    ],
)
def test_a_line_that_is_not_heard_as_it_is_meant_is_warned_of(
    fragment: str, code: str, message: str, tmp_path: Path
) -> None:
    [fault] = found(tmp_path, "scenario", fragment)
    assert (fault.code, fault.severity, message in fault.message) == (code, "warning", True), fault
