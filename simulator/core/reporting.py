"""Whether what a supervisor granted is passed on as it was granted: the sums that a reply puts into their mouth."""

import re
from collections.abc import Iterator

from simulator.core.acts import Span
from simulator.core.chart import Chart

_CLAUSE = re.compile(r"[^，。！？；,!?;\n～~]+")
_WHO = "(?:主管|经理|领导|上级|店长|老板)"
_SAYS = re.compile(
    rf"{_WHO}[^，。！？；,!?;\n]{{0,6}}(?:说|批|同意|答应|允许|给|准|回|破例|申请)|(?:问|跟|和|向|找)[^，。！？；,!?;\n]{{0,3}}{_WHO}"
)
_SUM = re.compile(r"(?<![\d.:：])(\d+(?:\.\d+)?)(?=\s*(折|元|块|¥)|\s*(?:了|吧|哈|哦|呢|[～~])*$)")
_NOT = re.compile(r"[不没难别]|以上|原价")
"""Words beside which a sum is refused or recalled rather than granted."""


def misreported(chart: Chart, text: str) -> Span | None:
    """The clause in which the supervisor is said to have granted sums that they did not; None where there is none.

    What an agent may grant alone, and the price itself, may be called theirs.
    """
    if chart.approval is None:
        return None
    given = {*_sums(chart.approval.notice, chart.policy.price), *_own(chart)}
    said = False
    for clause in _CLAUSE.finditer(text):
        words = clause.group()
        said = said or _SAYS.search(words) is not None
        sums = tuple(_sums(words, 0))
        if said and sums and not _NOT.search(words):
            return None if given & set(sums) else Span(clause.start(), clause.end())
    return None


def _sums(text: str, price: int) -> Iterator[tuple[str, int]]:
    """Sums in whole yuan and discounts in percent of the price; with a price in fen, what a discount leaves to pay."""
    for clause in _CLAUSE.finditer(text):
        for found in _SUM.finditer(clause.group()):
            number = float(found.group(1))
            if found.group(2) == "折":
                percent = round(number * 10 if number < 10 else number)
                yield "discount", percent
                yield from (("money", whole) for whole in _near(price * percent / 10_000) if price)
            elif found.group(2) or number >= 100:
                yield "money", int(number)


def _own(chart: Chart) -> Iterator[tuple[str, int]]:
    policy = chart.policy
    yield "discount", policy.discount
    yield "money", policy.money // 100
    for left in (policy.price / 100, policy.price * policy.discount / 10_000):
        yield from (("money", whole) for whole in _near(left))


def _near(yuan: float) -> tuple[int, int, int]:
    """The whole sums that it may be rounded to."""
    return int(yuan) - 1, int(yuan), int(yuan) + 1
