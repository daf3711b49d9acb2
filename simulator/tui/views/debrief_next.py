"""What comes next: the next case, what was never asked, needs that stayed unmet, and what to say instead."""

from collections.abc import Iterator

from simulator.reports import page as told
from simulator.reports.labels import labels
from simulator.tui.paper.blocks import Gap, Heading, Pair, Paragraph, text
from simulator.tui.paper.pieces import Block, Look
from simulator.tui.paper.wrap import Run
from simulator.wording import _


def next_blocks(page: told.Page, key: str) -> list[Block]:
    """``key`` begins the next case."""
    return [*_next(page, key), *_asked(page), *_needs(page), *_advice(page), *_proof(page)]


def _next(page: told.Page, key: str) -> Iterator[Block]:
    coming = page.next
    yield Heading(labels()["next"])
    yield Paragraph([(coming.case, "strong"), (f"  {coming.why}", "plain")], "→ ")
    yield text(_("{key} begins it now.").format(key=key), "accent", indent=2)
    for skill in coming.skills:
        yield Paragraph([(skill.name, "strong"), (f"  {skill.value}", "plain")], "· ")


def _asked(page: told.Page) -> Iterator[Block]:
    words = labels()
    yield Gap()
    yield Heading(words["asked"])
    if not page.asked:
        yield text(words["asked_nothing"], "good")
    for one in page.asked:
        key: list[Run] = [(_(" ({why})").format(why=words["key"]), "warn")] if one.key else []
        yield Paragraph([(one.name, "strong"), *key], "? ", "warn")
        yield Paragraph([(f"{words['ask']} ", "dim"), (one.question, "accent")], indent=2)


def _needs(page: told.Page) -> Iterator[Block]:
    words = labels()
    yield Gap()
    yield Heading(words["needs"])
    if not page.needs:
        yield text(words["needs_none"], "good")
    for one in page.needs:
        yield Paragraph([(one.name, "strong"), (f"  {one.value}", "dim")], "· ", "warn")


def _advice(page: told.Page) -> Iterator[Block]:
    words = labels()
    yield Gap()
    yield Heading(words["advice"])
    if not page.advice:
        yield text(words["advice_none"], "good")
    for one in page.advice[: told.AT_LENGTH]:
        yield Paragraph([*_named(one), (f"  {one.turns}", "dim")], *_sign(one))
        yield text(one.text, indent=2)
        for example in one.examples:
            yield Paragraph([(f"{words['say']} ", "dim"), (example, "accent")], indent=2)
    rest = page.advice[told.AT_LENGTH :]
    if rest:
        yield Gap()
        yield text(_("Smaller ones:"), "dim")
        for one in rest:
            yield Paragraph([*_named(one), (f"  {one.text}", "dim")], *_sign(one))


def _sign(one: told.AdviceRow) -> tuple[str, Look]:
    return ("– ", "dim") if one.lost == told.UNJUDGED else ("✗ ", "bad")


def _named(one: told.AdviceRow) -> list[Run]:
    if one.lost == told.UNJUDGED:
        return [(one.name, "strong")]
    return [(one.name, "strong"), (f" {one.lost}", "bad")]


def _proof(page: told.Page) -> Iterator[Block]:
    """Which session this is, and what it rests on."""
    yield Gap()
    yield Heading(labels()["proof"])
    for pair in (*page.about, *page.digests):
        if pair.value:
            yield Pair(pair.name, [(pair.value, "dim")], 10)
