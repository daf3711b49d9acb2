"""The case at a glance: product, price and order, and what the agent may grant."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from simulator.practice.case import Case, zhe
from simulator.tui.paper.blocks import Heading, Pair
from simulator.tui.paper.pieces import Block
from simulator.wording import _


def case_blocks(case: Case) -> Iterator[Block]:
    """Product and order, for the side of the talk."""
    yield Heading(_("Product and order"))
    yield from rows(order_rows(case))


def order_rows(case: Case) -> Sequence[tuple[str, str]]:
    """Product, price and order as names and values; an order may use a name of ours without hiding what we tell."""
    price = case.buyer.chart.policy.price
    priced = [(_("Price"), yuan_text(price))] if price else []
    return [(_("Product"), case.scenario.product.name), *priced, *case.scenario.order.items()]


def rows(values: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Names in one column, values in another."""
    column = min(14, max(cell_len(name) for name, _value in values) + 2)
    return (Pair(name, ((value, "plain"),), column) for name, value in values)


def limits(case: Case) -> list[str]:
    """What an agent may grant without asking, in sentences."""
    policy = case.buyer.chart.policy
    told = []
    if policy.discount < 100:
        told.append(_("a discount down to {zhe}").format(zhe=zhe(policy.discount)))
    if policy.money:
        told.append(_("a compensation of up to {sum}").format(sum=yuan_text(policy.money)))
    if policy.gift:
        told.append(_("a small gift"))
    if policy.postage:
        told.append(_("free postage"))
    if not told:
        told.append(_("nothing beyond the rules"))
    return [*told, _("anything beyond: ask your supervisor first")]


def yuan_text(fen: int) -> str:
    """An amount as on a price tag: 129900 is ¥1299, 1250 is ¥12.50."""
    return f"¥{fen // 100}" if fen % 100 == 0 else f"¥{fen // 100}.{fen % 100:02d}"
