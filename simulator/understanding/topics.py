"""What a reply is about, clause by clause."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import ahocorasick_rs

from simulator.core.acts import Span, TopicFound
from simulator.understanding.draft import Draft
from simulator.understanding.lexicon import lexicon
from simulator.understanding.normalise import spelled


@dataclass(frozen=True, slots=True)
class _Finder:
    """Topic words behind an automaton; None as topic means that the words are no topic at all (退烧)."""

    automaton: ahocorasick_rs.AhoCorasick
    topics: tuple[str | None, ...]


def _finder(extra: Mapping[str, tuple[str, ...]] | None) -> _Finder:
    return _with(tuple(sorted((name, tuple(words)) for name, words in extra.items()))) if extra else _with(())


@lru_cache(maxsize=64)
def _with(extra: tuple[tuple[str, tuple[str, ...]], ...]) -> _Finder:
    words: dict[str, str | None] = {}
    topics = lexicon().topics.values()
    for topic in topics:
        words |= {spelled(word): None for word in topic.but}
    for topic in topics:  # 修身 is no repair, but it is a word of size
        words |= {spelled(word): topic.id for word in topic.words}
    for name, more in extra:
        words |= {spelled(word): name for word in more if spelled(word)}
    automaton = ahocorasick_rs.AhoCorasick(list(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return _Finder(automaton, tuple(words.values()))


def topics_in(text: str, extra: Mapping[str, tuple[str, ...]] | None = None) -> tuple[TopicFound, ...]:
    """The topics named by a normalised text, in order; of words that overlap the first and longest counts."""
    return _found(text, _finder(extra))


def _found(text: str, finder: _Finder) -> tuple[TopicFound, ...]:
    found = finder.automaton.find_matches_as_indexes(text)
    return tuple(
        TopicFound(topic, Span(start, end))
        for index, start, end in found
        if (topic := finder.topics[index]) is not None
    )


def find_topics(draft: Draft) -> Draft:
    """Step: the topics of the reply, and what the buyer's message is about."""
    finder = _finder(draft.context.topics)
    buyer = _found(draft.buyer.text, finder)
    return replace(
        draft,
        topics=_found(draft.text, finder),
        buyer_topics=tuple(dict.fromkeys(topic.id for topic in buyer)),
    )


def topic_for(draft: Draft, span: Span, clause: int, ask_buyer: bool) -> str | None:
    """The topic of words: nearest in their clauses, else the reply's first, else (if asked) the buyer's."""
    here = draft.clauses[clause]
    start, end = min(here.start, span.start), max(here.end, span.end)
    near = [topic for topic in draft.topics if start <= topic.span.start < end]
    if near:
        middle = (span.start + span.end) / 2
        return min(near, key=lambda topic: abs((topic.span.start + topic.span.end) / 2 - middle)).id
    if draft.topics:
        return min(draft.topics, key=lambda topic: abs(topic.span.start - span.start)).id
    return draft.buyer_topics[0] if ask_buyer and draft.buyer_topics else None
