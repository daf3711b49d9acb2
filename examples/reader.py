"""The stock-phrase reader: polite, never listens, reads one phrase after the other and takes the case for closed."""

from examples.sheet import Sheet
from examples.trainee import END
from examples.view import View

HELLO = "您好，欢迎光临。"
SORRY = "给您添麻烦了，非常抱歉。"
MANNERS = "请您注意用语，我们只聊商品。"
SAFE = "请您放心购买，支持七天无理由退换。"


class Reader:
    """Reads what hangs on the wall and one of the shop's quick phrases, which the seed picks."""

    def __init__(self, sheet: Sheet, seed: int) -> None:
        quick = sheet.phrases[seed % len(sheet.phrases)] if sheet.phrases else SORRY
        self._phrases = [HELLO, SORRY, MANNERS, SAFE, quick]

    def reply(self, view: View) -> str:
        if view.ended or not self._phrases:
            return END
        return self._phrases.pop(0)
