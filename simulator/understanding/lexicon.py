"""The lexicon as written in lexicon/**/*.yaml, compiled: the one door of this room to YAML.

One file an act, a fault or a hint (what only other rules ask for, such as ``refusal``), named by its id:

    negatable: no                  # whether 不, 没, 别 in front take the meaning away; yes if not given
    unless: [patterns]             # none of the cues counts in a clause that holds one of these
    sarcastic: [patterns]          # likewise, because these words mean the opposite
    cues:
      - a pattern
      - say: [patterns]            # or one pattern
        sure: 0.4                  # 0.9 if not given; two weak cues can add up
        in: question               # or statement; anywhere if not given
        unless: [patterns]         # same clause
        unless_reply: [patterns]   # anywhere in the reply
        buyer: [patterns]          # only if the buyer's message holds one of these
    yes: [sentences]               # must be heard as this; ``buyer → reply`` where it takes both
    no: [sentences]                # must not
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Literal

import ahocorasick_rs
import yaml

from simulator.understanding.anchors import Anchors, anchors_of
from simulator.understanding.patterns import Pattern, PatternError, Words, compile_pattern

Kind = Literal["act", "fault", "hint"]
FOLDERS: Mapping[str, Kind] = {"acts": "act", "faults": "fault", "hints": "hint"}
HOME = Path(__file__).with_name("lexicon")
SURE = 0.9


class LexiconError(ValueError):
    """A lexicon file that cannot be used, with its name."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to say something."""

    label: str
    pattern: Pattern
    sure: float = SURE
    where: str = ""
    """``question``, ``statement`` or anywhere."""
    unless: tuple[Pattern, ...] = ()
    sarcastic: tuple[Pattern, ...] = ()
    unless_reply: tuple[Pattern, ...] = ()
    buyer: tuple[Pattern, ...] = ()
    negatable: bool = True
    bars: frozenset[str] = frozenset()
    """Phrases of which one occurs wherever one of ``unless``, ``sarcastic`` or ``unless_reply`` matches."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All about one label."""

    label: str
    kind: Kind
    cues: tuple[Cue, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every cue, found through the phrases they are made of."""

    entries: Mapping[str, Entry]
    topics: Mapping[str, "Topic"]
    phrases: tuple[str, ...]
    automaton: ahocorasick_rs.AhoCorasick
    cues: tuple[Cue, ...]
    anchors: Anchors
    """Of `cues`, by their places there."""

    def starts(self, text: str) -> dict[str, int]:
        """For each phrase that occurs, the set of places where it starts."""
        found: dict[str, int] = {}
        phrases = self.phrases
        for index, start, _ in self.automaton.find_matches_as_indexes(text, overlapping=True):
            phrase = phrases[index]
            found[phrase] = found.get(phrase, 0) | 1 << start
        return found


@dataclass(frozen=True, slots=True)
class Topic:
    """What a conversation may be about."""

    id: str
    name: str
    """In Chinese."""
    words: tuple[str, ...]
    but: tuple[str, ...]
    """Words that hold one of `words` and mean something else, such as 退烧."""


class _Plain(yaml.CSafeLoader):
    """Every scalar is text, so that ``yes:`` and ``no:`` stay what they are."""


_Plain.yaml_implicit_resolvers = {}


def read_yaml(path: Path) -> Any:
    """The contents of a lexicon file; raises `LexiconError`."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path.name}: {error}") from error


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


_Sets = Mapping[str, tuple[str, ...]]


def _patterns(value: Any, sets: _Sets) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(source, sets) for source in _listed(value))


_CUE_KEYS = {"say", "sure", "in", "unless", "unless_reply", "buyer", "negatable"}


def _cues(label: str, data: Mapping[str, Any], sets: _Sets) -> Iterable[Cue]:
    general = _patterns(data.get("unless"), sets)
    sarcastic = _patterns(data.get("sarcastic"), sets)
    whole = data.get("negatable", "yes")
    for item in _listed(data.get("cues")):
        given = item if isinstance(item, dict) else {"say": item}
        if unknown := set(given) - _CUE_KEYS:
            raise PatternError(f"{given}: unknown {', '.join(sorted(unknown))}")
        unless = general + _patterns(given.get("unless"), sets)
        unless_reply = _patterns(given.get("unless_reply"), sets)
        cue = partial(
            Cue,
            label,
            sure=float(given.get("sure", SURE)),
            where=given.get("in", ""),
            unless=unless,
            sarcastic=sarcastic,
            unless_reply=unless_reply,
            buyer=_patterns(given.get("buyer"), sets),
            negatable=given.get("negatable", whole) == "yes",
            bars=frozenset().union(*(pattern.needs[0] for pattern in (*unless, *sarcastic, *unless_reply))),
        )
        for pattern in _patterns(given["say"], sets):
            yield cue(pattern)


def _entry(path: Path, kind: Kind, sets: Mapping[str, tuple[str, ...]]) -> Entry:
    data = read_yaml(path)
    try:
        cues = tuple(_cues(path.stem, data, sets))
    except (PatternError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
    return Entry(path.stem, kind, cues, tuple(_listed(data.get("yes"))), tuple(_listed(data.get("no"))))


def word_sets(data: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The named sets of words; a set may hold those defined before it."""
    sets: dict[str, tuple[str, ...]] = {}
    for name, words in data.items():
        flat: list[str] = []
        for word in words:
            flat += sets[word[1:-1]] if word[0] == "<" else [word]
        sets[name] = tuple(flat)
    return sets


def _phrases_of(words: Words) -> Iterable[str]:
    yield from words.any_of
    for way in words.ways:
        for piece in way:
            if isinstance(piece, Words):
                yield from _phrases_of(piece)


def _phrases(patterns: Iterable[Pattern]) -> Iterable[str]:
    for pattern in patterns:
        for piece in pattern.pieces:
            if isinstance(piece, Words):
                yield from _phrases_of(piece)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once a process; raises `LexiconError`."""
    sets = word_sets(read_yaml(HOME / "words.yaml"))
    entries: dict[str, Entry] = {}
    for folder, kind in FOLDERS.items():
        for path in sorted((HOME / folder).glob("*.yaml")):
            entries[path.stem] = _entry(path, kind, sets)
    topics = {
        name: Topic(name, data["name"], tuple(_listed(data["words"])), tuple(_listed(data.get("but"))))
        for name, data in read_yaml(HOME / "topics.yaml").items()
    }
    cues = tuple(cue for entry in entries.values() for cue in entry.cues)
    patterns: dict[int, Pattern] = {}
    for cue in cues:
        for pattern in (cue.pattern, *cue.unless, *cue.sarcastic, *cue.unless_reply, *cue.buyer):
            patterns[id(pattern)] = pattern  # many cues share their exclusions
    phrases = tuple(dict.fromkeys(_phrases(patterns.values())))
    return Lexicon(
        entries=entries,
        topics=topics,
        phrases=phrases,
        automaton=ahocorasick_rs.AhoCorasick(list(phrases)),
        cues=cues,
        anchors=anchors_of([cue.pattern for cue in cues]),
    )
