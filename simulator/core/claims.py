"""What the trainee has claimed in numbers, and whether two numbers speak of the same thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.core.acts import Act, Heard, Slot, SlotKind

CLAIMS = frozenset({"explain", "reassure", "report_progress"})
"""Acts that state facts, which must stay the same; how long somebody will take, or a thing will last, is none."""
REMEDIES = frozenset({"offer_fix", "compensate"})
"""Acts whose numbers belong to what is offered now, whatever was said of the matter before."""
KINDS = frozenset({"money", "duration", "date"})

_BETWEEN = re.compile(r"[。；？！;?!\n]+")
_WITHIN = re.compile(r"[\s，：、,.:（）()“”~～…—]+")
"""Marks within a sentence, which people set or leave out."""
_LEADS = re.compile(
    r"(?:一般|大概|大约|最多|最快|最晚|至少|只要|需要|差不多|放心|您好|抱歉|您看|这边|這邊|现货|現貨|[要得有是在能会會就都的了给給约約没沒不您亲親呢哈哦])+$"
)
_FILLS = re.compile(r"^(?:之?[内后前]|以[内后前]|左右|上下|可以|安排|[能会就才都为给帮您你我们的再])+")
BEFORE = 2
"""Characters before a number that tell what it is about."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that was stated as a fact."""

    topic: str
    kind: SlotKind
    value: int
    before: str
    """The last words before the number, without such as 一般 or 大概; empty at the start of a sentence."""
    after: str
    """The first letter that says something after it; empty at the end of a sentence."""

    def same_thing(self, other: "Claim") -> bool:
        """Whether both numbers are about the same thing, as far as the words beside them tell."""
        if (self.topic, self.kind) != (other.topic, other.kind):
            return False
        if self.before and other.before and self.before != other.before:
            return False
        return self.after == other.after or (self.before == other.before != "" and not (self.after and other.after))


def claims_of(text: str, heard: Heard) -> tuple[Claim, ...]:
    """All claims of a reply, in speaking order."""
    return tuple(claim for _act, claim in claims_with_acts(text, heard))


def claims_with_acts(text: str, heard: Heard) -> Iterator[tuple[Act, Claim]]:
    """Each claim of a reply with the act that makes it."""
    offered = {slot.span for act in heard.acts if act.id in REMEDIES for slot in act.slots}
    for act in heard.acts:
        if act.topic is None or act.id not in CLAIMS:
            continue
        for slot in act.slots:
            if slot.kind in KINDS and slot.span not in offered:
                yield act, _claim(text, act.topic, slot)


def contradicts(claim: Claim, now: Sequence[Claim], earlier: Sequence[Claim]) -> bool:
    """Whether the number was given before, and never as it is given now.

    A reply that also gives it as before compares two things.
    """
    before = {one.value for one in earlier if claim.same_thing(one)}
    said = {one.value for one in now if claim.same_thing(one)} | {claim.value}
    return bool(before) and not before & said


def _claim(text: str, topic: str, slot: Slot) -> Claim:
    before = _LEADS.sub("", _WITHIN.sub("", _BETWEEN.split(text[: slot.span.start])[-1]))
    after = _FILLS.sub("", _WITHIN.sub("", _BETWEEN.split(text[slot.span.end :])[0]))
    return Claim(topic, slot.kind, slot.value, before[-BEFORE:], after[:1])
