"""Hearing line by line as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.understanding.hear_io import LineError, hear_line


def test_a_line_is_answered_with_its_id_acts_and_faults() -> None:
    reply = "非常抱歉，马上给您补发。爱买不买"
    answer = json.loads(hear_line(json.dumps({"id": "a1", "buyer": "少发了", "reply": reply})))
    assert answer["id"] == "a1"
    assert [act["id"] for act in answer["acts"]] == ["apologise", "offer_fix"]
    (fault,) = answer["faults"]
    assert reply[fault["start"] : fault["end"]] == "爱买不买"
    assert 0.5 <= fault["sure"] <= 1.0


def test_facts_and_earlier_replies_are_heard_against() -> None:
    row = {"id": 1, "reply": "三年，整机都算", "buyer": "保修几年", "facts": "整机保修一年"}
    assert [f["id"] for f in json.loads(hear_line(json.dumps(row)))["faults"]] == ["wrong_fact"]
    again = {"id": 2, "reply": "已经帮您登记了请放心", "earlier": ["已经帮您登记了请放心"]}
    assert "canned" in {f["id"] for f in json.loads(hear_line(json.dumps(again)))["faults"]}


def test_labels_of_a_measured_reply_and_a_byte_order_mark_do_no_harm() -> None:
    line = "\ufeff" + json.dumps({"id": "x", "reply": "您好", "facts": None, "acts": ["praise"], "unsure": 3})
    assert [act["id"] for act in json.loads(hear_line(line))["acts"]] == ["greet"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ("null", "not a JSON object"),
        ("{}", "'id' is missing"),
        ('{"id": 1.5, "reply": "好"}', "'id' must be text or a whole number"),
        ('{"id": "a"}', "'reply' is missing"),
        ('{"id": "a", "reply": 3}', "'reply' must be text"),
        ('{"id": "a", "reply": null}', "'reply' must be text"),
        ('{"id": "a", "reply": "好", "buyer": []}', "'buyer' must be text"),
        ('{"id": "a", "reply": "好", "earlier": "好"}', "'earlier' must be a list of texts"),
        ('{"id": ' + "9" * 5000 + "}", "not readable JSON"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_line_that_cannot_be_heard_says_why(line: str, told: str) -> None:
    with pytest.raises(LineError) as error:
        hear_line(line)
    assert told in error.value.reason


def test_a_lone_surrogate_in_id_or_reply_still_makes_a_line_that_can_be_written() -> None:
    answer = hear_line('{"id": "\\ud800", "reply": "抱歉\\udfff", "buyer": "\\ud801"}')
    answer.encode("utf-8")
    assert [act["id"] for act in json.loads(answer)["acts"]] == ["apologise"]


@given(st.dictionaries(st.sampled_from(["buyer", "facts", "reply"]), st.text(max_size=60)))
def test_any_texts_are_answered_in_one_line(texts: dict[str, str]) -> None:
    answer = hear_line(json.dumps({"id": 7, "reply": ""} | texts))
    assert "\n" not in answer
    assert json.loads(answer)["id"] == 7
