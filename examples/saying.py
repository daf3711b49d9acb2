"""What the expert has said, and how a sentence is worded now: short enough, plain, and never twice the same."""

import re
from collections import Counter
from collections.abc import Iterable

from examples.plans import AGAIN, ANYHOW, AS_FACT, WORDS
from examples.sheet import Sentence, Sheet

TERSE = {"冷漠型": 50, "干脆型": 38}
"""Characters that buyers of few words read at once."""
USUAL = 85
"""Characters that everybody else does."""
RETRIES = 2
"""How often a sentence that did not arrive is tried again in other words."""
_MARKS = re.compile(r"[\W_]+")


class Sayings:
    """The expert's side of a talk so far."""

    def __init__(self, sheet: Sheet, seed: int) -> None:
        self._sheet = sheet
        self._seed = seed
        self.terse = sheet.buyer_type in TERSE
        self.room = TERSE.get(sheet.buyer_type, USUAL)
        self._said: Counter[str] = Counter()
        self._missed: Counter[str] = Counter()
        self._own: Counter[str] = Counter()
        self._replies: set[str] = set()
        self._last: list[Sentence] = []

    def unsaid(self, *acts: str) -> list[Sentence]:
        """The model answers for these acts that were not said yet, in the order of the acts."""
        return [one for act in acts for one in self._sheet.answers if one.act == act and not self._said[one.text]]

    def times(self, sentence: Sentence) -> int:
        return self._said[sentence.text]

    def effort(self, sentence: Sentence) -> int:
        """How often it was said, whether it arrived or not."""
        return self._said[sentence.text] + self._missed[sentence.text]

    def own_times(self, act: str) -> int:
        """How often own words were found for the act."""
        return self._own[act]

    def fits(self, *parts: Sentence) -> bool:
        """Whether the buyer reads so much at once; what did not arrive before is said alone."""
        alone = any(self._missed[part.text] for part in parts) and len(parts) > 1
        return not alone and length("".join(part.text for part in parts)) <= self.room

    def own_words(self, acts: Iterable[str], buyer: str) -> Sentence:
        """Own words for that of the acts which they were used for least; ``buyer`` said last."""
        able = [act for act in acts if WORDS.get(act)] or ["listen"]
        act = min(able, key=lambda one: self._own[one] / len(WORDS[one]))
        text = WORDS[act][(self._own[act] + self._seed) % len(WORDS[act])]
        self._own[act] += 1
        return Sentence(act, None, text.replace("{words}", buyer.rstrip("。！？?!，,~… ")[:30]))

    def reply(self, parts: list[Sentence]) -> str:
        """The parts as one reply, different from every reply before."""
        text = "".join([self._worded(part) for part in parts])
        place = 0
        while text in self._replies:
            text = ANYHOW[place % len(ANYHOW)].format(text=text)
            place += 1
        self._replies.add(text)
        self._last = parts
        return text

    def arrived(self, heard: Iterable[str]) -> list[Sentence]:
        """Which parts of the last reply were taken as they were meant; the others may be said again."""
        taken, last = set(heard), self._last
        self._last = []
        for part in last:
            if part.act not in taken and self._missed[part.text] < RETRIES:
                self._missed[part.text] += 1
                self._said[part.text] = 0
        return [part for part in last if part.act in taken]

    def plain(self, text: str) -> str:
        """The text without the words of the trade."""
        for word, meaning in self._sheet.jargon:
            text = text.replace(word, meaning)
        return text

    def _worded(self, part: Sentence) -> str:
        times, missed = self._said[part.text], self._missed[part.text]
        self._said[part.text] += 1
        if part in self._sheet.facts:
            return AS_FACT[times % len(AS_FACT)].format(fact=self.plain(part.text))
        if not times and not missed:
            return shortened(part.text, self.room)
        leads = AGAIN.get(part.act, ANYHOW)
        lead = leads[(times + missed - 1) % len(leads)]
        text = shortened(part.text, self.room - length(lead.format(text="")))
        if part.act == "clarify" and "？" in text:
            text = text[: text.index("？") + 1]
        return lead.format(text=text)


def length(text: str) -> int:
    """Characters that carry meaning."""
    return len(_MARKS.sub("", text))


def shortened(text: str, room: int) -> str:
    """As many whole clauses as the buyer reads, from the first on; never less than one."""
    clauses = re.findall(r"[^，。；：？！]+[，。；：？！]?”?", text)
    kept = ""
    for clause in clauses:
        if kept and length(kept + clause) > room:
            break
        kept += clause
    return kept if kept[-1] in "。？！”" else kept.rstrip("，；：") + "。"
