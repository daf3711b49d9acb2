"""One spelling for many: width, script, case, noise and pauses, with the way back to the text as typed.

Lengths change (noise goes, ㎏ becomes kg), therefore every normalised character knows the typed one it came from.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from simulator.core.acts import Span

LIMIT = 2000
"""Characters of one reply that are read; the rest is counted in `Normal.cut`."""

_VARIANTS = {
    "丶": "、", "﹑": "、", "｡": "。", "〜": "~", "∼": "~", "⋯": "…", "︰": ":", "﹐": ",", "′": "'",
    "“": "「", "”": "」", "„": "「", "‟": "」", "『": "「", "』": "」", "‘": "「", "’": "」", "–": "-", "―": "—",
    "妳": "你", "祢": "你", "喔": "哦", "噢": "哦", "囉": "啰", "着": "着", "著": "着", "乾": "干", "佈": "布",
    "麽": "么", "徵": "征", "藉": "借", "瞭": "了", "閒": "闲", "…": "…",
    "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n",
}  # fmt: skip
"""Read as written here, before any general rule; all paired quotation marks become 「」."""

_FILLERS = frozenset("\u3164\u115f\u1160\uffa0\u2800")
_COLLAPSED = frozenset(",。!?;:、…~—\n.- ")
_NOISE = re.compile(r"(?<=[\u3400-\u9fff])[(（][A-Za-zÀ-ǿ\u0300-\u0304\u030c]{1,8}[0-5]?[)）]")
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü\u0300-\u0304\u030c1-5]")
_TOKEN = re.compile(r"[\[［][\u3400-\u9fffA-Za-z]{1,4}[\]］]")


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text with its way back."""

    text: str = ""
    origin: tuple[int, ...] = ()
    """For each character of `text`, the index of the typed character it stands for."""
    pauses: frozenset[int] = frozenset()
    """Positions in `text` before which white space or an emoji was dropped."""
    joints: frozenset[int] = frozenset()
    """Positions in `text` before which a clause may end, though no mark is called for."""
    emoji: tuple[Span, ...] = ()
    """Emoji and tokens like [微笑], as typed; they carry tone only."""
    typed: int = 0
    """Length of the whole typed text."""
    cut: int = 0
    """Typed characters beyond `LIMIT`, which were not read."""

    def as_typed(self, span: Span) -> Span:
        """The span of the typed text behind a span of this text."""
        if not self.origin:
            return Span(0, min(self.typed, LIMIT))
        first = self.origin[min(span.start, len(self.origin) - 1)]
        last = self.origin[min(max(span.end - 1, span.start), len(self.origin) - 1)]
        return Span(first, max(first, last) + 1)


@lru_cache(maxsize=1)
def _simplifier() -> Callable[[str], str]:
    import opencc  # 20 ms, paid with the first Chinese character, not on import

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


_PIECES = re.compile(r"(?P<plain>[a-zA-Z0-9\u3400-\u4dbf\u4e00-\u9fff]+)|.", re.DOTALL)
"""Letters, figures and Chinese characters, each of which is read as one of its kind; and whatever else, one by one."""


class _Folds(dict[str, str]):
    """How each character is read: itself, another, several, a blank " ", or nothing at all."""

    def __missing__(self, char: str) -> str:
        if len(self) > 40_000:
            self.clear()
        folded = self[char] = _fold(char)
        return folded


_folds = _Folds()
EMOJI = "\ue000"
"""Stands for a character that carries tone only; it never reaches `Normal.text`."""


def _fold(char: str) -> str:
    if char in _VARIANTS:
        return _VARIANTS[char]
    if char.isascii():
        if char.isprintable() or char in "\n":
            return char.lower()
        return " " if char == "\t" else ""
    category = unicodedata.category(char)
    if category == "Cs" or char == "\ufffd":
        return "\ufffd"
    if category in ("Cf", "Cc", "Mn", "Me") or char in _FILLERS:
        return ""
    if category == "Co":
        return "\ufffd"
    if category[0] == "Z":
        return " "
    folded = unicodedata.normalize("NFKC", char)
    if folded == char and category in ("So", "Sk") and char != "°":
        return EMOJI
    if folded != char and folded.isspace():
        return " "
    if folded != char:
        folded = "".join(part for part in folded if unicodedata.category(part) not in ("Mn", "Me", "Cf"))
    if "\u3400" <= folded[:1] <= "\u9fff" or "\uf900" <= char <= "\ufaff":
        simple = "".join(_VARIANTS.get(part) or _simplifier()(part) for part in folded)
        return simple if len(simple) == len(folded) else folded
    return folded.lower()


def _noise(text: str) -> dict[int, int]:
    """Start and end of what is skipped as a whole: pinyin in brackets (end > 0), tokens of tone (end < 0)."""
    skips: dict[int, int] = {}
    if "(" in text or "（" in text:
        skips |= {m.start(): m.end() for m in _NOISE.finditer(text) if _TONED.search(m.group())}
    if "[" in text or "［" in text:
        skips |= {m.start(): -m.end() for m in _TOKEN.finditer(text)}
    return skips


def wordlike(char: str) -> bool:
    """Whether it is a Latin letter or a figure, which words and numbers are made of; no character is not."""
    return char.isascii() and char.isalnum()


def normalise(text: str) -> Normal:
    """The text in one spelling; never fails, whatever the characters."""
    read = text[:LIMIT]
    skips = _noise(read)
    out: list[str] = []
    origin: list[int] = []
    pauses: set[int] = set()
    emoji: list[Span] = []
    blank, resume = False, 0

    def part_from(char: str, index: int) -> None:
        """What a blank before this character comes to: it stays within English, and is a pause elsewhere."""
        if out and wordlike(out[-1]) and wordlike(char):
            out.append(" ")
            origin.append(index)
        elif out:
            pauses.add(len(out))

    for piece in _PIECES.finditer(read):
        index = piece.start()
        if index < resume:
            continue
        if run := piece["plain"]:
            folded = [_folds[char] for char in run]
            if blank:
                part_from(folded[0], index)
            blank = False
            out += folded
            origin += range(index, piece.end())
            continue
        if index in skips:
            resume = abs(skips[index])
            if skips[index] < 0:
                emoji.append(Span(index, resume))
                pauses.add(len(out))
            continue
        for part in _folds[piece[0]]:
            if part == " ":
                blank = True
            elif part == EMOJI:
                emoji.append(Span(index, index + 1))
                pauses.add(len(out))
            elif not (part in _COLLAPSED and out and out[-1] == part and not blank):
                if blank:
                    part_from(part, index)
                blank = False
                if part in _COLLAPSED and out and out[-1] == part:
                    continue
                out.append(part)
                origin.append(index)
    return Normal(
        text=_answers("".join(out)),
        origin=tuple(origin),
        pauses=frozenset(pauses),
        emoji=tuple(emoji),
        typed=len(text),
        cut=max(0, len(text) - LIMIT),
    )


def _answers(text: str) -> str:
    """With 覆 read as 复 in the words for answering; alone it is a character of the simplified script too."""
    return text.replace("答覆", "答复").replace("回覆", "回复") if "覆" in text else text


def spelled(phrase: str) -> str:
    """The phrase in the one spelling; quick for what is letters, figures or Chinese throughout."""
    return "".join(map(_folds.__getitem__, phrase)) if phrase.isalnum() else normalise(phrase).text


@lru_cache(maxsize=512)
def normalised(text: str) -> Normal:
    """As `normalise`, remembered: for buyer lines and facts, which come again and again."""
    return normalise(text)
