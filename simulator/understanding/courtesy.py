"""A courtesy never adds a fault: what opens or closes a reply politely is taken away before faults are judged."""

import re
from dataclasses import replace

from simulator.core.taxonomy import FAULTS
from simulator.understanding.classify import classify
from simulator.understanding.draft import Draft
from simulator.understanding.normalise import normalised
from simulator.understanding.passing_by import nothing_asked

COURTESY = re.compile(
    r"(?:亲(?:爱的|亲)?|[您你]好|(?:实在|非常|真的|真|很|十分|万分)?(?:的)?(?:对不起|抱歉|不好意思)|(?:谢谢|感谢|多谢)(?:[您你]|亲)?|"
    r"(?:祝[您你])[^,。!?;]{1,8}|(?:麻烦|辛苦)[您你]了?)(?:了|哦|呀|啊|哈|呢|啦)?"
)
"""A clause that is nothing else."""


def core_of(draft: Draft) -> str:
    """The reply without the courtesies at its ends; empty where nothing else is said."""
    clauses = list(draft.clauses)
    while clauses and COURTESY.fullmatch(draft.text[clauses[0].start : clauses[0].end]):
        del clauses[0]
    while clauses and COURTESY.fullmatch(draft.text[clauses[-1].start : clauses[-1].end]):
        del clauses[-1]
    return draft.text[clauses[0].start : clauses[-1].end] if clauses else ""


def weigh_without_courtesies(draft: Draft) -> Draft:
    """Step: no fault is surer than it would be without the courtesies around it."""
    from simulator.understanding.pipeline import BEFORE_MODEL

    core = core_of(draft)
    if not core and nothing_asked(draft):  # good wishes pass by nobody then, however many
        return replace(draft, guesses=tuple(guess for guess in draft.guesses if guess.label != "canned"))
    if not core or len(core) == len(draft.text) or not any(guess.label in FAULTS for guess in draft.guesses):
        return draft
    bare = Draft(normalised(core), draft.context, draft.buyer)
    for step in (*BEFORE_MODEL, classify):
        bare = step(bare)
    over = {guess.label: guess.over for guess in bare.guesses}
    kept = (
        guess if guess.label not in FAULTS else replace(guess, over=min(guess.over, over[guess.label]))
        for guess in draft.guesses
        if guess.label not in FAULTS or guess.label in over
    )
    return replace(draft, guesses=tuple(kept))
