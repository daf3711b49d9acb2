"""The lexicon: every label has one, and its own examples are its tests."""

from pathlib import Path

import pytest

from simulator.core.taxonomy import ACTS, FAULTS
from simulator.understanding import lexicon as door
from simulator.understanding.draft import Context
from simulator.understanding.lexicon import Entry, LexiconError, lexicon, word_sets

from .hearing import by_cues

ENTRIES = [entry for entry in lexicon().entries.values() if entry.kind != "hint"]
BY_RULE = {"canned", "off_topic", "wrong_fact", "beyond_authority"}
"""Told by the context rules rather than by cues."""

EXAMPLES = [
    pytest.param(entry, sentence, wanted, id=f"{entry.label}-{'yes' if wanted else 'no'}-{sentence}")
    for entry in ENTRIES
    for wanted, sentences in ((True, entry.yes), (False, entry.no))
    for sentence in sentences
]


@pytest.mark.parametrize(("entry", "sentence", "wanted"), EXAMPLES)
def test_an_example_is_heard_as_its_lexicon_says(entry: Entry, sentence: str, wanted: bool) -> None:
    buyer, _, reply = sentence.rpartition(" → ")
    heard = by_cues(reply, Context(buyer=buyer))
    assert (entry.label in {act.id for act in heard.acts}) is wanted


def test_every_act_and_fault_of_the_taxonomy_has_a_lexicon_and_nothing_else_has() -> None:
    wanted = dict.fromkeys(ACTS, "act") | dict.fromkeys(FAULTS, "fault")
    assert {entry.label: entry.kind for entry in ENTRIES} == wanted


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.label not in BY_RULE], ids=lambda entry: entry.label)
def test_a_label_that_words_can_tell_has_cues_and_examples_of_both_kinds(entry: Entry) -> None:
    assert entry.cues
    assert len(entry.yes) >= 2
    assert entry.no


def test_what_the_rules_ask_for_is_there() -> None:
    asked = {"refusal", "unknown", "no_power", "reason", "alternative", "courtesy", "stock_phrase", "promo", "gloss"}
    assert asked <= {entry.label for entry in lexicon().entries.values() if entry.kind == "hint"}


def test_a_phrase_alone_never_counts_as_two_pieces_of_evidence() -> None:
    act = next(act for act in by_cues("抱歉").acts if act.id == "apologise")
    assert act.sure < 1.0


def test_a_set_of_words_may_hold_an_earlier_one() -> None:
    assert word_sets({"we": ["我", "咱"], "all": ["<we>", "你"]})["all"] == ("我", "咱", "你")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cues: [(甲|]", "cue.yaml"),
        ("cues:\n  - say: ((甲)", "a stray ("),
        ("cues:\n  - say: 甲\n    sury: 0.4", "unknown sury"),
        ("cues:\n  - say: <nobody>", "no set of words <nobody>"),
        ("cues:\n  - say: '#'", "no phrase that must occur"),
    ],
)
def test_a_lexicon_that_cannot_be_used_is_told_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    (tmp_path / "acts").mkdir()
    (tmp_path / "words.yaml").write_text("we: [我]", encoding="utf-8")
    (tmp_path / "acts" / "cue.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(door, "HOME", tmp_path)
    with pytest.raises(LexiconError) as error:
        lexicon.__wrapped__()
    assert "cue.yaml" in str(error.value)
    assert told in str(error.value)
