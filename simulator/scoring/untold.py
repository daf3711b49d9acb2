"""Words that give away what the buyer has not told: no example may use them, or it teaches to know before asking."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from simulator.core.chart import Chart, Fact

LONG, SHORT = 3, 2
"""Characters of the stretches that are compared."""
ENOUGH = 2
"""So many short stretches of untold facts in one text are no chance any more."""

FILLING = frozenset("的了就都也是着吧呢啊么")
"""Characters that any speech is full of; a stretch with one of them tells nothing."""

Grams = frozenset[str]


KIN = re.compile(
    "[妈爸爹娘]|爷爷|奶奶|叔叔|阿姨|外公|外婆|姥|公公|婆婆|公婆|女儿|闺女|儿子|孩子|[娃孙]|老婆|媳妇|老公|丈夫|老人|老爷子|老太太"
)
HOME = re.compile(KIN.pattern + "|家里?人|家里有人")
"""Family, who go by many names: whoever an untold fact is about, nobody speaks of them before the buyer does."""


@dataclass(frozen=True, slots=True)
class Untold:
    """What the untold facts hold, and nothing else that a buyer like this one says: stretches of characters."""

    core: Grams
    """Short ones that a fact is known by, for its name or several wordings hold them, and figures: one tells it."""
    short: Grams
    long: Grams
    family: bool
    """Whether they are about somebody's family."""

    def given_away_by(self, text: str, said: str) -> bool:
        """Whether whoever says this must know a fact that the buyer has not told; what was ``said`` is no secret."""
        if self.family and HOME.search(text) and not KIN.search(said):
            return True
        if not self._known(grams(text, SHORT), grams(text, LONG)):
            return False
        return self._known(grams(text, SHORT) - grams(said, SHORT), grams(text, LONG) - grams(said, LONG))

    def _known(self, short: Grams, long: Grams) -> bool:
        return bool(short & self.core or long & self.long) or len(short & self.short) >= ENOUGH


@lru_cache(maxsize=256)
def untold(chart: Chart, told: frozenset[str]) -> Untold:
    """The words of all facts but those in ``told``.

    What the case has this buyer say later is no common speech: their questions often give the facts away too.
    """
    facts = [fact for fact in chart.facts if fact.id not in told]
    case = {fact.origin.file for fact in facts}
    speech = [line.text for lines in chart.lines.values() for line in lines if line.origin.file not in case]
    common = [chart.known.text, *speech]
    short, long = _all(common, SHORT), _all(common, LONG)
    secrets = [text for fact in facts for text in (fact.name, *_tells(chart, fact))]
    core = frozenset(gram for fact in facts for gram in _core(fact, _tells(chart, fact)))
    family = any(KIN.search(text) for text in secrets)
    return Untold(core - short, _all(secrets, SHORT) - short, _all(secrets, LONG) - long, family)


@lru_cache(maxsize=4096)
def grams(text: str, size: int) -> Grams:
    """All stretches of so many characters without punctuation or filling words in them."""
    every = {text[start : start + size] for start in range(len(text) - size + 1)}
    return frozenset(gram for gram in every if gram.isalnum() and FILLING.isdisjoint(gram))


def _all(texts: Iterable[str], size: int) -> Grams:
    return frozenset(gram for text in texts for gram in grams(text, size))


def _tells(chart: Chart, fact: Fact) -> list[str]:
    own = [line.text for line in chart.lines.get(fact.tells, ())]
    return list(dict.fromkeys([*fact.wordings, *own]))


def _core(fact: Fact, tells: Iterable[str]) -> Grams:
    """What at least two wordings of the fact hold, or its name and one of them; and figures."""
    counted = Counter(gram for text in tells for gram in grams(text, SHORT))
    named = grams(fact.name, SHORT)
    return frozenset(gram for gram, count in counted.items() if count > 1 or gram in named or gram.isdigit())
