"""Small changes of one reply: one act more, one fault less, another order, other words, or sooner."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulator.coaching.inputs import Said
from simulator.coaching.what_if import Other
from simulator.core.acts import Act, Blocked, Heard, Slot, Span, TopicFound
from simulator.core.taxonomy import LABELS
from simulator.scoring.proving import proof_of

ADDED = 8
"""Characters that an added act is taken to need."""


@dataclass(frozen=True, slots=True)
class Drop:
    """The reply without one of its faults."""

    fault: str


@dataclass(frozen=True, slots=True)
class Reorder:
    """The reply with one of its acts said first."""

    act: str
    place: int
    """Where the act stood among all that was heard, from 0."""


@dataclass(frozen=True, slots=True)
class Reword:
    """The same said in words that were not used before."""


@dataclass(frozen=True, slots=True)
class Sooner:
    """The same reply, no later than so many milliseconds after the buyer's last words."""

    within: int


@dataclass(frozen=True, slots=True)
class Add:
    """One more act in the reply, before all else or after it."""

    act: str
    topic: str | None
    first: bool = True


Edit = Drop | Reorder | Reword | Sooner | Add

SIZES: Mapping[type[Edit], int] = {Drop: 0, Reorder: 1, Reword: 1, Sooner: 1, Add: 2}
"""How much an edit changes; of edits that do the same, the smaller is shown."""


def apply(edit: Edit, said: Said, waited: int) -> Other | None:
    """The reply with the edit, or None where there is nothing to change.

    ``waited`` is how many milliseconds after the buyer's last words the reply was sent.
    """
    heard = said.heard
    match edit:
        case Drop():
            # Whoever leaves out the words leaves out all that stands in them.
            gone = words_of(edit, said)
            kept = tuple(act for act in heard.acts if not any(span.holds(proof_of(act, said.text)) for span in gone))
            return Other(said.text, replace(heard, acts=kept)) if len(kept) < len(heard.acts) else None
        case Reorder():
            if not 0 < edit.place < len(heard.acts) or heard.acts[edit.place].id != edit.act:
                return None
            return _moved_first(said, edit.place)
        case Reword():
            return Other(f"{said.text}（换一种说法）", heard)
        case Sooner():
            return Other(said.text, heard, waited - edit.within) if waited > edit.within else None
        case Add():
            return _added(said, edit)


def words_of(edit: Drop, said: Said) -> list[Span]:
    """The words that are left out: those that prove the fault, as they are shown for it."""
    return [proof_of(act, said.text) for act in said.heard.faults() if act.id == edit.fault]


def _added(said: Said, edit: Add) -> Other:
    words = f"{LABELS[edit.act].zh}，"
    text = words + said.text if edit.first else said.text + words
    start = 0 if edit.first else len(said.text)
    act = Act(edit.act, "act", Span(start, start + len(words) - 1), edit.topic)
    heard = _shifted(said.heard, len(words)) if edit.first else said.heard
    acts = (act, *heard.acts) if edit.first else (*heard.acts, act)
    return Other(text, replace(heard, acts=acts, length=heard.length + ADDED))


def _moved_first(said: Said, place: int) -> Other:
    """The act's words said before all others; the rest follows as it stood."""
    act = said.heard.acts[place]
    words = act.span.of(said.text) + "，"
    heard = _shifted(said.heard, len(words))
    first = replace(act, span=Span(0, len(words) - 1), why=())
    rest = (*heard.acts[:place], *heard.acts[place + 1 :])
    text = words + said.text[: act.span.start] + said.text[act.span.end :]
    # The gap that the words left is kept in the spans, so that the others still stand in their order.
    padded = text + " " * (len(said.text) + len(words) - len(text))
    return Other(padded, replace(heard, acts=(first, *rest)))


def _shifted(heard: Heard, by: int) -> Heard:
    return replace(
        heard,
        acts=tuple(_act(act, by) for act in heard.acts),
        blocked=tuple(_blocked(one, by) for one in heard.blocked),
        slots=tuple(_slot(slot, by) for slot in heard.slots),
        topics=tuple(TopicFound(topic.id, _span(topic.span, by)) for topic in heard.topics),
    )


def _act(act: Act, by: int) -> Act:
    slots = tuple(_slot(slot, by) for slot in act.slots)
    return replace(act, span=_span(act.span, by), slots=slots, why=tuple(_span(span, by) for span in act.why))


def _blocked(one: Blocked, by: int) -> Blocked:
    return replace(one, span=_span(one.span, by), by=_span(one.by, by) if one.by else None)


def _slot(slot: Slot, by: int) -> Slot:
    return replace(slot, span=_span(slot.span, by))


def _span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
