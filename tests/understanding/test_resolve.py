"""How cues and a learnt model meet."""

from dataclasses import replace

import pytest

from simulator.core.acts import Act, Span
from simulator.understanding.draft import Context, Draft, Guess
from simulator.understanding.pipeline import BEFORE_MODEL, draft_of, understand
from simulator.understanding.resolve import apply_rules, heard
from simulator.understanding.weighing import CERTAIN_ENOUGH, STANDS_ALONE, weighed


def with_guesses(reply: str, *guesses: Guess) -> dict[str, Act]:
    def model(draft: Draft) -> Draft:
        return replace(draft, guesses=guesses, judged=True)

    draft = draft_of(reply, Context(), (*BEFORE_MODEL, model, apply_rules))
    return {act.id: act for act in heard(draft).acts}


def test_without_a_model_the_cues_decide() -> None:
    assert weighed(0.7, None, judged=False) == 0.7
    draft = draft_of("抱歉", Context(), (*BEFORE_MODEL, apply_rules))
    assert "apologise" in {act.id for act in heard(draft).acts}


def test_where_the_model_is_far_from_it_one_word_alone_is_not_heard() -> None:
    assert weighed(STANDS_ALONE, None, judged=True) == 0.0
    assert "apologise" not in with_guesses("抱歉")


def test_what_only_the_model_finds_is_heard_with_its_proof() -> None:
    guess = Guess("praise", 0.8, Span(0, 4), (Span(2, 4),), over=1.5)
    act = with_guesses("您这想法妙啊", guess)["praise"]
    assert (act.sure, act.why) == (0.8, (Span(2, 4),))


@pytest.mark.parametrize("reply", ["18点前拍今天发", "给您补偿200元", "128小时内给您答复", "原价1299，给您打95折"])
def test_a_proof_holds_whole_numbers(reply: str) -> None:
    proofs = [span for act in understand(reply, Context()).acts for span in act.why]
    figures = {place for place, char in enumerate(reply) if char.isdecimal()}
    assert any(span.start in figures or span.end - 1 in figures for span in proofs)
    for span in proofs:
        assert not {span.start - 1, span.start} <= figures, span.of(reply)
        assert not {span.end - 1, span.end} <= figures, span.of(reply)


def test_a_model_below_its_threshold_is_not_heard_alone() -> None:
    assert with_guesses("您这想法妙啊", Guess("praise", 0.45, over=-0.2)) == {}


def test_a_cue_that_is_nearly_always_right_tips_a_model_that_is_only_just_not_sure() -> None:
    guess = Guess("commit", 0.4, over=-0.5)
    assert weighed(STANDS_ALONE, guess, judged=True) >= CERTAIN_ENOUGH
    assert weighed(0.4, guess, judged=True) < CERTAIN_ENOUGH


@pytest.mark.parametrize("cues", [0.0, 0.3, 0.6, 0.9])
def test_agreeing_never_makes_less_sure(cues: float) -> None:
    guess = Guess("commit", 0.7, over=0.8)
    assert weighed(cues, guess, judged=True) >= max(cues, guess.sure)


def test_a_model_cannot_bring_back_what_the_words_deny() -> None:
    assert "offer_fix" not in with_guesses("不给您退款", Guess("offer_fix", 0.95, over=3.0))


def test_cues_on_the_same_characters_are_one_piece_of_evidence() -> None:
    draft = draft_of("非常抱歉", Context(), (*BEFORE_MODEL, apply_rules))
    sures = [hit.sure for hit in draft.hits if hit.label == "apologise"]
    assert len(sures) > 1
    act = next(act for act in heard(draft).acts if act.id == "apologise")
    assert act.sure < 1.0
