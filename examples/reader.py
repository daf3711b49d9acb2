"""The stock-phrase reader: always polite, never listens, reads one phrase after the other whatever the buyer says."""

from examples.sheet import Sheet
from examples.trainee import END
from examples.view import View

POLITE = (
    "您好，欢迎光临。",
    "给您添麻烦了，非常抱歉。",
    "请您注意用语，我们只聊商品。",
    "请您放心购买，支持七天无理由退换。",
    "您看中哪一款了呢？",
    "谢谢您的理解。",
    "有任何问题随时找我。",
    "亲，具体以详情页为准哦。",
)
"""What every call centre has on its wall."""
ROUNDS = 1
"""How often the list is read before even the reader has had enough."""


class Reader:
    """Reads the wall and the shop's quick phrases in turn."""

    def __init__(self, sheet: Sheet, seed: int) -> None:
        turn = seed % max(1, len(sheet.phrases))
        quick = [*sheet.phrases[turn:], *sheet.phrases[:turn]]
        self._phrases = [text for pair in zip(POLITE, quick, strict=False) for text in pair]
        self._said = 0

    def reply(self, view: View) -> str:
        if view.ended or self._said >= ROUNDS * len(self._phrases):
            return END
        text = self._phrases[self._said % len(self._phrases)]
        self._said += 1
        return text
