"""The hostile trainee: lazy, rude and pushing, to see that no buyer puts up with it."""

from collections.abc import Sequence

from examples.sheet import Sheet
from examples.trainee import END
from examples.view import View

INSULTS = ("买不起就别看。", "有本事你去投诉，谁怕谁。", "这都看不懂，你是文盲吗？")
LAZY = (
    "在，说。",
    "到底买不买？不买别浪费我时间。",
    "不行，就这样，自己看详情页。",
    "不是跟你说过了吗，怎么还问？",
    "那是快递的问题，跟我们没关系。",
    "赶紧付款，再不拍就没了。",
    "这点小事也值得来找我？你想多了。",
)
ROUNDS = 2
"""How often all of it is said before even the hostile has had enough."""


class Hostile:
    def __init__(self, sheet: Sheet, seed: int) -> None:
        del sheet  # who does not care reads nothing
        lines = [*_turned(INSULTS, seed), *_turned(LAZY, seed)]
        self._lines = lines * ROUNDS

    def reply(self, view: View) -> str:
        if view.ended or not self._lines:
            return END
        return self._lines.pop(0)


def _turned(lines: Sequence[str], by: int) -> list[str]:
    place = by % len(lines)
    return [*lines[place:], *lines[:place]]
