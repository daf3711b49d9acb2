"""What ids are called, in the language in use: the one place for complaints, front ends and reports alike."""

from collections.abc import Iterable, Mapping

from simulator.authoring.moods import MOODS
from simulator.core.acts import BlockedReason
from simulator.core.chart import Result
from simulator.core.taxonomy import LABELS
from simulator.wording import N_, _, language

STAGES: Mapping[str, str] = {
    "browse": N_("Browsing"),
    "presale": N_("Pre-sale"),
    "payment": N_("Payment"),
    "shipping": N_("Shipping"),
    "aftersale": N_("After-sale"),
    "review": N_("Review"),
}
"""In the order in which a purchase passes them."""
RESULTS: Mapping[Result, str] = {"won": N_("Won over"), "partial": N_("Half-way"), "lost": N_("Lost")}
MODES: Mapping[str, str] = {"practice": N_("Practice"), "exam": N_("Exam")}
FILES: Mapping[str, str] = {
    "persona": N_("persona"),
    "scenario": N_("scenario"),
    "shop": N_("shop"),
    "flow": N_("flow"),
    "rubric": N_("rubric"),
    "ears": N_("ears"),
    "engine": N_("program"),
}
"""What a session is played with."""
BLOCKED_BY: Mapping[str, str] = {
    "negated": N_("negated"),
    "quoted": N_("quoted"),
    "hypothetical": N_("only supposed"),
    "reported": N_("somebody else's words"),
    "sarcastic": N_("sarcastic"),
    "excluded": N_("part of another phrase"),
}
"""Why words do not count."""


def label_name(label: str) -> str:
    """The name of an act or a fault; the id itself where it is neither."""
    known = LABELS.get(label)
    if known is None:
        return label
    return known.zh if language() == "zh_CN" else known.en


def topic_name(topic: str) -> str:
    """The name of a topic in Chinese; its id in English, and where a scenario made it up."""
    # The lexicon takes 0.1 s and is only needed for few topics.
    from simulator.understanding.lexicon import lexicon

    known = lexicon().topics.get(topic) if language() == "zh_CN" else None
    return known.name if known else topic


def mood_name(mood: str) -> str:
    """The name of a mood in Chinese; its id in English, which is a word."""
    return MOODS[mood].name if language() == "zh_CN" else mood


def act_name(act: str, topic: str | None) -> str:
    """An act with what it is about, where it is about something."""
    if not topic:
        return label_name(act)
    return _("{act} ({topic})").format(act=label_name(act), topic=topic_name(topic))


def blocked_name(reason: BlockedReason) -> str:
    """Why words do not count."""
    return _(BLOCKED_BY[reason])


def stage_name(stage: str) -> str:
    return _(STAGES.get(stage, stage))


def result_name(result: Result) -> str:
    return _(RESULTS[result])


def mode_name(mode: str) -> str:
    return _(MODES.get(mode, mode))


def file_name(kind: str) -> str:
    """A kind of file that a session is played with."""
    return _(FILES.get(kind, kind))


def file_names(kinds: Iterable[str]) -> str:
    """Several kinds, one after the other."""
    return _(", ").join(map(file_name, kinds))
