"""The hostile trainee: lazy, rude and pushing, to see that no buyer puts up with it."""

from examples.sheet import Sheet
from examples.trainee import END
from examples.view import View

RUDE = (
    "在，说。",
    "到底买不买？不买别浪费我时间。",
    "买不起就别看。",
    "爱买不买，你去投诉啊。",
    "不是跟你说过了吗，怎么还问？",
    "这点小事也值得来找我？你想多了。",
    "那是快递的问题，跟我们没关系。",
    "不行，就这样，自己看详情页。",
    "赶紧付款，再不拍就没了。",
)
"""Each line is a fault or two of the taxonomy."""


class Hostile:
    def __init__(self, sheet: Sheet, seed: int) -> None:
        del sheet  # who does not care reads nothing
        first, *rest = RUDE
        turn = seed % len(rest)
        self._lines = [first, *rest[turn:], *rest[:turn]]
        self._said = 0

    def reply(self, view: View) -> str:
        if view.ended or self._said >= 2 * len(self._lines):
            return END
        text = self._lines[self._said % len(self._lines)]
        self._said += 1
        return text
