"""The shipped rubrics tell an excellent talk from a clumsy one and a hostile one, with the shipped cases."""

from dataclasses import dataclass

import pytest

from simulator.authoring.compiling.chart import compile_chart
from simulator.authoring.compiling.fitting import rubric_for, rubric_named
from simulator.authoring.compiling.rubric import compile_rubric
from simulator.authoring.library import Library
from simulator.core.engine import make
from simulator.scoring.card import Scorecard
from simulator.scoring.score import score

from .made import Talk


@dataclass(frozen=True, slots=True)
class Played:
    scenario: str
    excellent: tuple[str, ...]
    clumsy: tuple[str, ...]
    hostile: tuple[str, ...] = ("brush_off", "impatience", "contempt", "provoke", "provoke argue")
    own: str = ""
    """Words of the case, which every reply of theirs has."""


PLAYED = (
    Played(
        "wrong-lock",
        (
            "hand_over own greet",
            "apologise empathise",
            "listen clarify:recipient",
            "restate:recipient empathise:recipient",
            "offer_fix:compatibility explain:price",
            "compensate:price reassure:price",
            "explain:compatibility report_progress",
            "commit:logistics/duration=7200",
            "commit check_satisfaction",
            "check_satisfaction farewell",
        ),
        (
            "hand_over",
            "apologise explain:usage",
            "jargon explain:compatibility",
            "clarify:recipient",
            "offer_fix:compatibility",
            "shift_blame flat_refusal",
            "explain:price off_topic",
            "offer_fix",
            "commit",
            "check_satisfaction",
        ),
        own="手机远程开门",
    ),
    Played(
        "late-parcel",
        (
            "apologise own empathise",
            "empathise listen",
            "listen clarify:timing",
            "clarify:size restate",
            "report_progress:logistics offer_fix:logistics",
            "explain:returns reassure:returns",
            "compensate:logistics",
            "commit:logistics/duration=7200 check_satisfaction",
            "commit check_satisfaction farewell",
        ),
        (
            "apologise",
            "explain:logistics jargon",
            "flat_refusal",
            "apologise clarify:timing",
            "offer_fix:logistics",
            "explain:stock shift_blame",
            "offer_fix explain:logistics",
            "commit",
            "commit check_satisfaction",
        ),
        own="伴娘要穿的裙子",
    ),
    Played(
        "size-doubt",
        (
            "greet",
            "clarify:size empathise",
            "recommend:size",
            "reassure:returns explain:returns",
            "explain:material praise",
            "clarify:timing",
            "commit:logistics explain:logistics",
            "close_sale",
            "close_sale farewell",
        ),
        (
            "greet recommend:size",
            "jargon explain:size",
            "clarify:size",
            "recommend:size flat_refusal",
            "recommend:size",
            "explain:returns",
            "explain:material",
            "close_sale",
        ),
        own="腰后有松紧",
    ),
    Played(
        "a-bit-sweet",
        (
            "apologise listen",
            "restate:taste empathise:taste",
            "clarify:recipient listen:recipient",
            "clarify:health empathise:health",
            "empathise own",
            "explain:material own:material",
            "offer_fix commit:packaging",
            "explain:material offer_fix:returns",
            "thank farewell",
            "farewell",
        ),
        (
            "apologise compensate:gift",
            "explain:material",
            "clarify:recipient",
            "explain:taste own",
            "apologise own",
            "check_satisfaction:review",
            "offer_fix explain:material",
            "farewell",
            "farewell thank",
        ),
        own="低糖糕点",
    ),
    Played(
        "call-me-brother",
        ("set_boundary clarify:size", "explain hand_over"),
        ("decline explain:size", "apologise thank", "set_boundary", "flat_refusal", "hand_over"),
        ("brush_off", "impatience", "provoke", "contempt"),
    ),
)


def marked(library: Library, played: Played, replies: tuple[str, ...]) -> Scorecard:
    talk = Talk(make(compile_chart(library, "cold", played.scenario).chart), own=played.own)
    for number, words in enumerate(replies):
        talk.say(f"{words} {number}", after=8 if not number else 25, typing=8 if not number else 6)
    if not talk.ending:
        talk.finish()
    return score(talk.case, rubric_for(library, played.scenario))


@pytest.mark.parametrize("played", PLAYED, ids=lambda one: one.scenario)
def test_an_excellent_talk_marks_eighty_five_and_more(library: Library, played: Played) -> None:
    card = marked(library, played, played.excellent)
    assert card.verdicts.effective == "won", (card.ending, card.total)
    assert card.verdicts.allowed
    assert card.total >= 85, [(one.mark.check, float(one.lost)) for one in card.failed]
    assert card.kpi.total >= 85


@pytest.mark.parametrize("played", PLAYED, ids=lambda one: one.scenario)
def test_a_clumsy_talk_marks_in_the_middle(library: Library, played: Played) -> None:
    card = marked(library, played, played.clumsy)
    assert 45 <= card.total <= 75, (card.ending, card.total, [(one.mark.check, float(one.lost)) for one in card.failed])


@pytest.mark.parametrize("played", PLAYED, ids=lambda one: one.scenario)
def test_a_hostile_talk_marks_below_thirty(library: Library, played: Played) -> None:
    card = marked(library, played, played.hostile)
    assert card.verdicts.effective == "lost"
    assert card.total < 30


def test_the_kpi_lens_is_the_kpi_of_the_fitting_rubric_mark_by_mark(library: Library) -> None:
    for played in PLAYED:
        talk = Talk(make(compile_chart(library, "cold", played.scenario).chart), own=played.own)
        for number, words in enumerate(played.clumsy):
            talk.say(f"{words} {number}")
        own = score(talk.case, rubric_for(library, played.scenario))
        lens = score(talk.case, rubric_named(library, played.scenario, "kpi"))
        assert (lens.total, lens.exact) == (own.kpi.total, own.kpi.exact)
        assert [(one.points, one.out_of) for one in lens.dimensions] == [
            (axis.points, axis.out_of) for axis in own.kpi.axes
        ]
        points = {mark.check: mark.passed for one in own.dimensions for mark in one.marks}
        assert {mark.check: mark.passed for one in lens.dimensions for mark in one.marks} == points
        assert lens.verdicts == own.verdicts


def test_every_scenario_has_its_rubric(library: Library) -> None:
    chosen = {name: rubric_for(library, name).id for name in library.sources("scenario")}
    assert chosen == {
        "a-bit-sweet": "review",
        "call-me-brother": "harassment",
        "cheaper-elsewhere": "presale",
        "coupon-trouble": "payment",
        "damaged-on-arrival": "aftersale",
        "is-it-genuine": "presale",
        "late-gift-review": "review",
        "late-parcel": "shipping",
        "let-me-think": "presale",
        "no-thanks": "presale",
        "not-as-described": "aftersale",
        "off-platform-ask": "payment",
        "packaging-worry": "shipping",
        "size-doubt": "presale",
        "tea-for-mother": "presale",
        "too-expensive": "presale",
        "unpaid-order": "payment",
        "which-one": "presale",
        "wrong-lock": "aftersale",
    }


def test_every_shipped_rubric_forbids_the_same_things_and_says_what_may_be_said(library: Library) -> None:
    forbidden = {
        "off_platform",
        "review_tampering",
        "privacy_breach",
        "illegal_claim",
        "overpromise",
        "beyond_authority",
        "wrong_fact",
        "made_up_approval",
    }
    for name in library.sources("rubric"):
        rubric = compile_rubric(library, name)
        if rubric.lens:
            assert not rubric.critical
            rubric = rubric_named(library, "wrong-lock", name)
            assert rubric.digest != compile_rubric(library, name).digest
        assert {check.id for check in rubric.critical} >= forbidden
        assert all(len(check.rewrite) >= 10 and check.seeks for check in rubric.critical)
        assert all(check.advice for check in rubric.checks())
