"""What proves a mark where no words of a reply do, as a trainee would call it; never an id."""

import re
from collections.abc import Mapping

from simulator.authoring.moods import MOODS
from simulator.authoring.naming import label_name, mood_name
from simulator.core.taxonomy import LABELS
from simulator.scoring.findings import PROOF
from simulator.wording import N_, _

SIGNAL_NAMES: Mapping[str, str] = {
    "too_long": N_("too long"),
    "too_many_questions": N_("too many questions"),
    "late": N_("kept waiting"),
    "repeated_reply": N_("the same words again"),
    "pile_up": N_("everything at once"),
    "caught_later": N_("found out to be wrong"),
    "promise_recalled": N_("held to a promise"),
    "contradicted": N_("numbers that do not agree"),
    "beyond_authority": N_("beyond the authority"),
    "made_up_approval": N_("an approval that was made up"),
    "approval_reported": N_("the answer passed on truly"),
    "answered": N_("the question answered"),
    "evaded": N_("the question passed by"),
    "elicited": N_("asked to the point"),
    "asked_again": N_("asked what was told"),
    "pointless_question": N_("asked beside the point"),
    "need_met": N_("a need met"),
    "reverse_need": N_("something not wanted"),
    "indifferent_need": N_("effort nobody asked for"),
    "offer_fair": N_("a fair offer"),
    "offer_short": N_("an offer too small"),
    "steered": N_("led back warmly"),
    "ignored_drift": N_("led back coldly"),
    "drifted_along": N_("chatted along"),
}
"""The signals in a few words, to be said through ``_``."""
OTHERS: Mapping[str, str] = {
    "kept": N_("kept all along"),
    "never": N_("it never happened"),
    "silence": N_("the buyer had to ask again"),
    "useful": N_("a useful reply"),
    "fitting": N_("about this very buyer"),
    "stated": N_("the facts of the case say so"),
    "asked": N_("approval asked for"),
    "reported": N_("the answer passed on truly"),
    "fair": N_("a fair offer"),
    "short": N_("an offer too small"),
}
KINDS: Mapping[str, str] = {
    "state": N_("how far it had come"),
    "ending": N_("how it ended"),
    "need": N_("a need met"),
    "fact": N_("what came out"),
    "item": N_("the question answered"),
}
"""Where the thing itself has a name only in its file."""

_SECONDS = re.compile(r"\d+(\.\d)?")


def proof_words(id_: str, proof: PROOF | None, names: Mapping[str, str]) -> str:
    """The name of what proves it; ``names`` are those of checks. Empty where there is none."""
    if id_ in LABELS:
        return label_name(id_)
    if id_ in names:
        return names[id_]
    if (found := SIGNAL_NAMES.get(id_) or OTHERS.get(id_)) is not None:
        return _(found)
    mood, equals, value = id_.partition("=")
    if equals and mood in MOODS:
        return f"{mood_name(mood)} {value}"
    if proof in ("time", None) and _SECONDS.fullmatch(id_):
        return _("{n} seconds").format(n=id_.removesuffix(".0"))
    if proof == "speed":
        return _("{n} characters a minute").format(n=id_)
    if proof == "stars":
        return "★" * int(id_) if id_.isdigit() else ""
    kind = KINDS.get(proof or "")
    return _(kind) if kind else ""
