"""Finding the cues of the lexicon in a reply."""

from collections.abc import Iterable
from dataclasses import replace

from simulator.core.acts import Span
from simulator.understanding.clauses import clauses_of
from simulator.understanding.draft import Barred, Clause, Draft, Hit
from simulator.understanding.lexicon import Cue, lexicon
from simulator.understanding.normalise import Normal
from simulator.understanding.patterns import Pattern
from simulator.understanding.scan import Scan, scan


def laid_out(normal: Normal, clauses: tuple[Clause, ...]) -> Scan:
    """The text as the patterns see it."""
    return scan(normal.text, lexicon().starts(normal.text), clauses, normal.joints)


def candidates(text: Scan) -> Iterable[Cue]:
    """The cues worth trying: those of which the two rarest necessary phrases occur."""
    known = lexicon()
    return map(known.cues.__getitem__, known.anchors.met(text.starts))


class _Buyer:
    """The buyer's message, laid out only when a cue asks for it."""

    __slots__ = ("normal", "scan")

    def __init__(self, normal: Normal) -> None:
        self.normal = normal
        self.scan: Scan | None = None

    def says(self, patterns: Iterable[Pattern]) -> bool:
        if self.scan is None:
            self.scan = laid_out(self.normal, clauses_of(self.normal))
        return any(self.scan.find(pattern) for pattern in patterns)


def _near(patterns: Iterable[Pattern], text: Scan, around: Span) -> Span | None:
    for pattern in patterns:
        for found in text.find(pattern):
            if found.meets(around):
                return found
    return None


def _barred(hit: Hit, cue: Cue, text: Scan, clause: Clause) -> Barred | None:
    """The hit with the words near it that make it mean something else, if there are any."""
    if cue.bars.isdisjoint(text.found):
        return None
    around = Span(min(hit.span.start, clause.start), max(hit.span.end, clause.end))
    if cue.sarcastic and (by := _near(cue.sarcastic, text, around)):
        return Barred(hit, "sarcastic", by)
    if cue.unless and (by := _near(cue.unless, text, around)):
        return Barred(hit, "excluded", by)
    if cue.unless_reply and (by := _near(cue.unless_reply, text, Span(0, len(text.text) + 1))):
        return Barred(hit, "excluded", by)
    return None


def find_cues(draft: Draft) -> Draft:
    """Step: the hits of all cues, in speaking order; those excluded by words nearby are set aside."""
    if not draft.clauses:
        return draft
    text = laid_out(draft.normal, draft.clauses)
    buyer = _Buyer(draft.buyer)
    hits: list[Hit] = []
    barred: list[Barred] = []
    for cue in candidates(text):
        for span in text.find(cue.pattern):
            index = draft.clause_at(span.start)
            clause = draft.clauses[index]
            if cue.where and (cue.where == "question") != clause.question:
                continue
            if cue.buyer and not buyer.says(cue.buyer):
                continue
            hit = Hit(cue.label, span, cue.sure, index, cue.pattern.source, cue.negatable)
            if set_aside := _barred(hit, cue, text, clause):
                barred.append(set_aside)
            else:
                hits.append(hit)
    hits.sort(key=lambda hit: (hit.span.start, hit.span.end, hit.label, hit.cue))
    return replace(draft, hits=tuple(hits), barred=tuple(barred))
