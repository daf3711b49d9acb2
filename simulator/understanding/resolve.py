"""From hits to acts: weighing, the rules between labels, duplicates, and spans as typed.

This is where cues and a learnt model meet: `Draft.hits` and `Draft.guesses` become one `Heard`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.core.acts import Act, Blocked, Heard, Slot, Span, TopicFound
from simulator.understanding.crossing import FEW_FACTS, fact_parts
from simulator.understanding.draft import Barred, Draft, Guess, Hit
from simulator.understanding.lexicon import lexicon
from simulator.understanding.passing_by import length_of
from simulator.understanding.rules import RULES
from simulator.understanding.topics import topic_for
from simulator.understanding.weighing import CERTAIN_ENOUGH, STANDS_ALONE, weighed

NEARLY_AS_SURE = 0.2
"""Cues so little less sure than the surest show as well where a reply holds an act."""
MODEL = "model"
"""Stands as the cue of what only a learnt model found."""


@dataclass(frozen=True, slots=True)
class _Label:
    """All that speaks for one label in one clause."""

    id: str
    hits: tuple[Hit, ...]

    @property
    def sure(self) -> float:
        """Cues on the same characters are one piece of evidence; cues apart from each other add up."""
        doubt = 1.0
        heard: list[Span] = []
        for hit in sorted(self.hits, key=lambda hit: -hit.sure):
            if not any(hit.span.meets(span) for span in heard):
                heard.append(hit.span)
                doubt *= 1.0 - hit.sure
        return 1.0 - doubt


def _gathered(hits: Iterable[Hit]) -> list[_Label]:
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.label, []).append(hit)
    return [_Label(label, tuple(found)) for label, found in groups.items()]


def apply_rules(draft: Draft) -> Draft:
    """Step: the rules between labels, in the order of `rules.RULES`."""
    for rule in RULES:
        draft = rule(draft)
    return draft


def _clause_span(draft: Draft, hit: Hit) -> Span:
    clause = draft.clauses[hit.clause]
    return Span(min(clause.start, hit.span.start), max(clause.end, hit.span.end))


def _slots_near(draft: Draft, hits: Iterable[Hit]) -> tuple[Slot, ...]:
    """The slots in the clauses of the hits, as typed."""
    if not draft.slots:
        return ()
    spans = [_clause_span(draft, hit) for hit in hits]
    near = [slot for span in spans for slot in draft.slots if span.start <= slot.span.start < span.end]
    return tuple(dict.fromkeys(_as_typed(draft, slot) for slot in near))


def _as_typed(draft: Draft, slot: Slot) -> Slot:
    return Slot(slot.kind, slot.value, draft.normal.as_typed(slot.span))


def _act(draft: Draft, label: _Label, sure: float) -> Act:
    """One act for the label, at the first clause that holds something of the surest that speaks for it."""
    best = max(label.hits, key=lambda hit: hit.sure)
    sure_enough = (hit for hit in label.hits if hit.sure >= best.sure - NEARLY_AS_SURE)
    span = _clause_span(draft, min(sure_enough, key=lambda hit: (hit.clause, hit.span.start)))
    proof = sorted(label.hits, key=lambda hit: (not span.start <= hit.span.start < span.end, -hit.sure))
    kind = lexicon().entries[label.id].kind
    return Act(
        id=label.id,
        kind="fault" if kind == "fault" else "act",
        span=draft.normal.as_typed(span),
        topic=topic_for(draft, best.span, best.clause, ask_buyer=label.id == "clarify"),
        slots=_slots_near(draft, label.hits),
        sure=round(min(1.0, sure), 2),
        why=tuple(draft.normal.as_typed(_whole_figures(draft.text, hit.span)) for hit in proof[:3]),
    )


def _whole_figures(text: str, span: Span) -> Span:
    """The span with the rest of a number that it begins or ends in: a proof of 18点 is not 8点."""
    start, end = span.start, span.end
    while 0 < start < end and text[start].isdecimal() and text[start - 1].isdecimal():
        start -= 1
    while start < end < len(text) and text[end - 1].isdecimal() and text[end].isdecimal():
        end += 1
    return Span(start, end)


def _blocked(draft: Draft, barred: Iterable[Barred]) -> tuple[Blocked, ...]:
    entries = lexicon().entries
    found = [
        Blocked(
            id=item.hit.label,
            reason=item.reason,
            span=draft.normal.as_typed(item.hit.span),
            by=draft.normal.as_typed(item.by) if item.by else None,
        )
        for item in barred
        if entries[item.hit.label].kind != "hint"
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda blocked: (blocked.span.start, blocked.id)))


def heard(draft: Draft) -> Heard:
    """What the reply was heard to hold, with every span as typed."""
    entries = lexicon().entries
    labels = _gathered(hit for hit in draft.hits if entries[hit.label].kind != "hint")
    guesses = {guess.label: guess for guess in draft.guesses}
    acts = []
    for label in labels:
        guess = guesses.pop(label.id, None)
        sure = label.sure if _beyond_model(draft, label) else weighed(label.sure, guess, draft.judged)
        if sure >= CERTAIN_ENOUGH:
            acts.append(_act(draft, label, sure))
    acts += _only_guessed(draft, guesses.values())
    as_typed = draft.normal.as_typed
    return Heard(
        acts=tuple(sorted(acts, key=lambda act: (act.span.start, act.span.end, act.id))),
        blocked=_blocked(draft, draft.barred),
        slots=tuple(_as_typed(draft, slot) for slot in draft.slots),
        topics=tuple(TopicFound(topic.id, as_typed(topic.span)) for topic in draft.topics),
        length=length_of(draft.text),
        cut=draft.normal.cut,
    )


def _beyond_model(draft: Draft, label: _Label) -> bool:
    """Whether the label rests on what the model does not see: earlier replies, the scenario's words, many facts."""
    told = {hit.cue for hit in label.hits}
    many_facts = len(fact_parts(draft)) > FEW_FACTS
    return bool(told & {"the same again", "quick phrase", "scenario"}) or (
        many_facts and bool(told & {"facts", "policy"})
    )


def _only_owns(draft: Draft) -> bool:
    """Whether every clause takes the blame or says sorry and little else: 责任在我们 is no information."""
    owning = {
        hit.clause
        for hit in draft.hits
        if hit.label in ("own", "apologise") and hit.sure >= STANDS_ALONE and _left(draft, hit) <= LITTLE
    }
    return len(owning) == len(draft.clauses)


LITTLE = 4
"""Characters of a clause beside what it says."""


def _left(draft: Draft, hit: Hit) -> int:
    clause = draft.clauses[hit.clause]
    return clause.end - clause.start - (hit.span.end - hit.span.start)


def _only_guessed(draft: Draft, guesses: Iterable[Guess]) -> list[Act]:
    """The labels that only a learnt model found, unless the words themselves were set aside as negated and the like."""
    barred = {item.hit.label for item in draft.barred if item.reason != "excluded" and item.firm}
    if _only_owns(draft):
        barred.add("explain")
    found = []
    for guess in guesses:
        if guess.over < 0 or guess.label in barred or not draft.clauses:
            continue
        sure = weighed(0.0, guess, judged=True)
        span = guess.span or Span(draft.clauses[0].start, draft.clauses[-1].end)
        hits = tuple(
            Hit(guess.label, part, sure, draft.clause_at(part.start), MODEL, negatable=False)
            for part in guess.why or (span,)
        )
        found.append(_act(draft, _Label(guess.label, hits), sure))
    return found
