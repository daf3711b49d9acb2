"""How the expert reads the buyer: what the words are about, and which sentence of the sheet speaks to them."""

import re
from collections.abc import Iterable, Mapping
from math import sqrt

from examples.sheet import Sentence, Sheet
from simulator.understanding.normalise import normalised
from simulator.understanding.topics import topics_in

_ASKS = re.compile(r"[?？]|怎么|什么|多少|几|哪|吗|呢|能不能|会不会|是不是|万一|怕|担心|说清楚|还没|没说|没回答")
_LETTERS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")
ABOUT = 4.0
"""What a shared topic is worth beside shared words, which come to about 5 where two sentences say much the same."""
WORDS = 10.0
ENOUGH = 2.0
"""From here on a sentence speaks to what the buyer said."""
AT_ALL = 0.6
"""From here on it may, where nothing better is left."""


MEANT: Mapping[str, tuple[str, ...]] = {
    "谁出|出钱|掏钱|花钱|再花|收费|自费|谁付|谁掏": ("price", "returns", "logistics"),
    "^(?!.*退).*(?:多久|几天|什么时候|啥时候|哪天|到哪|在哪儿|发货|快点|收不到)": ("logistics", "timing"),
    "几点|取消|关闭|微信|转账|转你|私下|绑卡|代付|到账": ("payment",),
    "降价|双十二|双11|等等活动|等活动": ("discount", "price"),
    "什么店|你们店|开店|开多久|跑路": ("account",),
    "证明|凭据|凭证|上当": ("authenticity",),
    "缩水|一洗|怎么洗|打理|干洗": ("quality", "usage"),
    "不合身|穿不上|不满意|不好用|选错|喝不惯|不好喝|认不认|后悔": ("returns",),
    "谁的问题|为什么晚|怎么晚|晚了": ("logistics",),
    "偏小|偏大|评论里": ("comparison", "size"),
    "哪款|哪个好|选哪|两款": ("comparison",),
    "退|换|赔": ("returns", "warranty"),
    "坏|修|碎|裂": ("quality", "warranty", "returns", "packaging"),
    "真的假的|假|骗|靠谱": ("authenticity", "account"),
    "值|贵|差在|区别|凭什么": ("price", "comparison"),
    "包": ("packaging",),
    "打孔|装": ("installation",),
    "看得到|看得见|看到|偷看|泄露|个人信息|我的信息|卡号|手机号|安全|后台": ("privacy",),
    "钱的事|差价|多少钱": ("price",),
    "甜|苦|淡|浓": ("taste",),
    "厚|料|绒|放了什么|加东西": ("material",),
}
"""What a buyer of few words means, who names no topic."""


def topics_of(text: str, sheet: Sheet) -> frozenset[str]:
    """The topics that the text names, by the lexicon, this case's own words, and what is usually meant."""
    named = {found.id for found in topics_in(normalised(text).text, dict(sheet.topics))}
    meant = {topic for words, topics in MEANT.items() if re.search(words, text) for topic in topics}
    return frozenset(named | meant)


_COMPLAINS = re.compile(
    r"没回答|没答|我问的|没问这个|问的不是|正面回答|答错|绕开|打岔|岔开|问东|不是这个|不想说|答了|答非所问|避而不答"
    r"|^不是。$|没看懂|听不懂|啥意思|什么意思"
)


def complains(text: str) -> bool:
    """Whether the buyer says, or shows by a thought, that the last reply missed what was asked."""
    return bool(_COMPLAINS.search(text))


def asks(text: str) -> bool:
    """Whether the buyer wants to know something."""
    return bool(_ASKS.search(text))


def nearness(sentence: Sentence, words: str, about: frozenset[str]) -> float:
    """How well the sentence speaks to the buyer's words, which are about those topics; 0 is not at all."""
    ours, theirs = _grams(sentence.text), _grams(words)
    if not ours or not theirs:
        return 0.0
    shared = len(ours & theirs) / sqrt(len(ours) * len(theirs))
    return WORDS * shared + ABOUT * (sentence.topic in about)


def ranked(sentences: Iterable[Sentence], words: str, sheet: Sheet) -> list[tuple[float, Sentence]]:
    """The sentences that may speak to the buyer's words, the nearest first, each with how near it is."""
    about = topics_of(words, sheet)
    scored = [(nearness(one, words, about), one) for one in sentences]
    return sorted((pair for pair in scored if pair[0] >= AT_ALL), key=lambda pair: -pair[0])


def _grams(text: str) -> frozenset[str]:
    bare = _LETTERS.sub("", text)
    return frozenset(bare[place : place + 2] for place in range(len(bare) - 1))
