"""From a free Chinese reply to what it holds: the public door of this room."""

from simulator.core.acts import Heard
from simulator.understanding.classify import classify
from simulator.understanding.clauses import cut_clauses
from simulator.understanding.courtesy import weigh_without_courtesies
from simulator.understanding.cues import find_cues
from simulator.understanding.denials import note_denials
from simulator.understanding.draft import Context, Draft, Step
from simulator.understanding.facts import hold_against_facts
from simulator.understanding.negation import set_aside_negated
from simulator.understanding.normalise import normalise, normalised
from simulator.understanding.passing_by import weigh_against_buyer
from simulator.understanding.punctuate import Punctuator, punctuated
from simulator.understanding.quotation import set_aside_quoted
from simulator.understanding.resolve import apply_rules, heard
from simulator.understanding.slots import find_slots
from simulator.understanding.topics import find_topics

BEFORE_MODEL: tuple[Step, ...] = (
    cut_clauses,
    find_slots,
    find_topics,
    find_cues,
    set_aside_quoted,
    set_aside_negated,
    hold_against_facts,
    weigh_against_buyer,
)
"""What the learnt model builds on."""

STEPS: tuple[Step, ...] = (*BEFORE_MODEL, classify, weigh_without_courtesies, note_denials, apply_rules)
"""In this order; a learnt model stands between the two, and fills `Draft.guesses` and nothing else."""


def draft_of(
    text: str, context: Context, steps: tuple[Step, ...] = STEPS, punctuator: Punctuator | None = None
) -> Draft:
    """The working value behind `understand`, for whoever needs the hits themselves."""
    draft = Draft(punctuated(normalise(text), punctuator), context, normalised(context.buyer))
    for step in steps:
        draft = step(draft)
    return draft


def understand(text: str, context: Context = Context()) -> Heard:  # noqa: B008 - frozen and empty
    """What the reply holds, with the characters as typed that prove it; never fails, whatever the text."""
    return heard(draft_of(text, context))
