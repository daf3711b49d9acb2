"""Ears that hear a handful of phrases and never learn: what the real ones hear is tested elsewhere, and improves."""

from simulator.core.acts import Act, ActKind, Heard, Span

CUES: dict[str, tuple[str, ActKind, str | None]] = {
    "您好": ("greet", "act", None),
    "抱歉": ("apologise", "act", None),
    "对不起": ("apologise", "act", None),
    "谁用": ("clarify", "act", "recipient"),
    "补发": ("offer_fix", "act", "gateway"),
    "爱买不买": ("provoke", "fault", None),
    "不知道": ("flat_refusal", "fault", None),
}


def hear(_case: object, text: str, _buyer: str, _earlier: tuple[str, ...]) -> Heard:
    """The acts and faults whose cues stand in the text, in speaking order."""
    acts = [
        Act(name, kind, Span(text.find(cue), text.find(cue) + len(cue)), topic)
        for cue, (name, kind, topic) in CUES.items()
        if cue in text
    ]
    return Heard(acts=tuple(sorted(acts, key=lambda act: act.span.start)), length=len(text))
