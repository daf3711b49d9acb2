"""The sums that the learnt model judges by, and what does not change them."""

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.understanding.classify import judge
from simulator.understanding.crossing import crossings
from simulator.understanding.draft import Context
from simulator.understanding.features import features_of, mark
from simulator.understanding.pipeline import BEFORE_MODEL, draft_of, understand
from simulator.understanding.stretches import stretches

from .sayings import REPLIES, SAID


@given(st.lists(SAID | st.text(max_size=12), min_size=1, max_size=6), st.sampled_from("。，？ "))
def test_the_features_between_two_places_are_all_that_lie_within_a_stretch(said: list[str], joint: str) -> None:
    draft = draft_of(joint.join(said), Context("在吗"), BEFORE_MODEL)
    if not draft.clauses:
        return
    marked = mark(draft.text, draft.clauses)
    seen = features_of(draft, marked, crossings(draft))
    parts = stretches(marked, draft.clauses)
    first, behind = seen.between(np.array(parts), len(marked.text))
    for (begin, end), firsts, behinds in zip(parts, first.tolist(), behind.tolist(), strict=True):
        found = [place for a, b in zip(firsts, behinds, strict=True) for place in range(a, b)]
        within = np.flatnonzero((seen.starts >= begin) & (seen.ends <= end)).tolist()
        assert found == within


@given(st.lists(SAID, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_model_judges_sentences_alike_in_whatever_order_they_stand(said: list[str], chance: Random) -> None:
    other = chance.sample(said, len(said))
    drafts = [draft_of("。".join(texts) + "。", Context("在吗"), BEFORE_MODEL) for texts in (said, other)]
    # Where a cue stands can be its meaning, as in a greeting; the names of cues are features of their own.
    if set(crossings(drafts[0])) == set(crossings(drafts[1])):
        one, two = (judge(draft, mark(draft.text, draft.clauses), draft.clauses)[0] for draft in drafts)
        assert one == two


def test_sentences_are_heard_alike_in_either_order_but_for_openings() -> None:
    chance = Random(7)
    plain = [said.rstrip("。！？!?.…~ ") for said in REPLIES]
    pairs = [chance.sample(plain, 2) for _pair in range(600)]
    differing = [pair for pair in pairs if _ids(pair) != _ids(pair[::-1])]
    assert len(differing) <= len(pairs) // 100, differing


def _ids(said: list[str]) -> set[str]:
    """What is heard, without what an opening is heard as: there the order is the meaning."""
    return {act.id for act in understand("。".join(said) + "。").acts} - {"greet", "canned"}
