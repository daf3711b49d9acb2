"""Every reply that the lexicon gives as an example, right or wrong, for laws that hold for all of them."""

from hypothesis import strategies as st

from simulator.understanding.lexicon import lexicon

REPLIES = sorted(
    {
        sentence.rpartition(" → ")[2]
        for entry in lexicon().entries.values()
        if entry.kind != "hint"
        for sentence in (*entry.yes, *entry.no)
    }
)
SAID = st.sampled_from(REPLIES)
