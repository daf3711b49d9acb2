"""How sure cues and a learnt model are together: asked by the rules between labels, and by what is heard in the end."""

from simulator.understanding.draft import Guess

CERTAIN_ENOUGH = 0.5
"""What is less sure is not heard."""
STANDS_ALONE = 0.85
"""Cues at least this sure need no model to agree."""


def weighed(cues: float, guess: Guess | None, judged: bool) -> float:
    """How sure cues (0 where none was found) and a model are together, 0 to 1.

    Where the model agrees, each makes up for the other's doubt. Where it is nearly of that mind, a cue that is nearly
    always right decides. Where it is far from it, nothing is heard: nobody is blamed, or praised, by one word alone.
    """
    if not judged:
        return cues
    if guess is None:
        return 0.0
    if guess.over >= 0:
        return 1.0 - (1.0 - cues) * (1.0 - max(guess.sure, CERTAIN_ENOUGH))
    return max(CERTAIN_ENOUGH, (cues + guess.sure) / 2) if cues >= STANDS_ALONE else 0.0
