"""What the corpus promises its readers: known labels, one id each, many wordings, no copies."""

import json
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from simulator.core.taxonomy import ACTS, FAULTS, LABELS
from simulator.understanding.normalise import normalised

CORPUS = Path(__file__).parents[2] / "corpus"
FIELDS = {"id", "domain", "stage", "buyer", "reply", "facts", "acts", "faults"}
STAGES = {"presale", "bargain", "payment", "shipping", "aftersale", "review"}


@lru_cache(maxsize=1)
def rows() -> tuple[dict[str, Any], ...]:
    lines = (line for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return tuple(json.loads(line) for line in lines)


def test_it_holds_more_than_ten_thousand_replies_in_twenty_four_trades_and_every_stage() -> None:
    assert len(rows()) > 10_000
    assert len({row["domain"] for row in rows()}) == 24
    assert {row["stage"] for row in rows()} == STAGES


def test_every_line_has_the_fields_of_the_datasheet_and_labels_of_the_taxonomy() -> None:
    for row in rows():
        assert set(row) <= FIELDS, row["id"]
        assert row["buyer"], row["id"]
        assert row["reply"], row["id"]
        assert set(row["acts"]) <= set(ACTS), row["id"]
        assert set(row["faults"]) <= set(FAULTS), row["id"]


def test_no_id_is_given_twice() -> None:
    assert max(Counter(row["id"] for row in rows()).values()) == 1


def test_what_contradicts_facts_or_policy_names_them() -> None:
    for row in rows():
        if {"wrong_fact", "beyond_authority"} & set(row["faults"]):
            assert row.get("facts"), row["id"]


@pytest.mark.parametrize("label", sorted(LABELS))
def test_every_label_stands_in_hundreds_of_replies(label: str) -> None:
    assert sum(label in row["acts"] or label in row["faults"] for row in rows()) >= 300


def test_hardly_a_reply_is_said_twice() -> None:
    said = Counter(normalised(row["reply"]).text for row in rows())
    assert sum(count - 1 for count in said.values()) < len(rows()) // 50
