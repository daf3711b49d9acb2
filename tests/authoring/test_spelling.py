"""The nearest known word to a mistyped one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.spelling import distance, nearest

ACTS = {
    "justify_value": "讲价值",
    "apologise": "道歉",
    "empathise": "共情",
    "offer_refund": "主动退款",
    "flat_refusal": "生硬拒绝",
    "to": "",
    "if": "",
    "says": "",
    "hears": "",
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("too", "to"),
        ("ot", "to"),
        ("hear", "hears"),
        ("haers", "hears"),
        ("sasy", "says"),
        ("justfy_valeu", "justify_value"),
        ("justify-value", "justify_value"),
        ("Justify Value", "justify_value"),
        ("value_justify", "justify_value"),
        ("apologize", "apologise"),
        ("ｔｏ", "to"),
        ("　says", "says"),
        ("refund_offer", "offer_refund"),
        ("道歉", "apologise"),
        ("讲讲价值", "justify_value"),
        ("主动的退款", "offer_refund"),
    ],
)
def test_a_slip_of_the_hand_finds_what_was_meant(written: str, meant: str) -> None:
    assert nearest(written, ACTS, ACTS) == meant


@pytest.mark.parametrize(
    "written", ["", " ", "x", "refuse", "weather", "抱怨", "退货", "催", "justify", "a" * 10_000, "t"]
)
def test_what_is_far_from_everything_finds_nothing(written: str) -> None:
    assert nearest(written, ACTS, ACTS) is None


def test_names_count_only_when_they_are_given() -> None:
    assert nearest("道歉", ACTS) is None


def test_the_nearer_choice_wins_and_of_equals_the_first() -> None:
    assert nearest("coupons", ["coupon_max", "coupon", "cushions"]) == "coupon"
    assert nearest("stat", ["state", "start"]) == "state"
    assert nearest("stat", ["start", "state"]) == "start"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "acb", 1), ("kitten", "sitting", 3), ("ca", "abc", 3)],
)
def test_the_distance_counts_slips(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == apart


WORDS = st.text("abc价", max_size=8)


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways_and_nought_only_between_equals(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=5))
def test_any_suggestion_is_one_of_the_choices(written: str, choices: list[str]) -> None:
    assert nearest(written, choices) in [None, *choices]


@given(st.sampled_from(sorted(ACTS)))
def test_a_known_word_is_nearest_to_itself(known: str) -> None:
    assert nearest(known, ACTS) == known
