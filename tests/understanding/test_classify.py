"""The sums that the learnt model judges by."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.understanding.crossing import crossings
from simulator.understanding.draft import Context
from simulator.understanding.features import features_of, mark
from simulator.understanding.lexicon import lexicon
from simulator.understanding.pipeline import BEFORE_MODEL, draft_of
from simulator.understanding.stretches import stretches

SAID = st.sampled_from(sorted({said for entry in lexicon().entries.values() for said in (*entry.yes, *entry.no)}))


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
