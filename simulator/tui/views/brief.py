"""The brief: what happened, what is wanted, what the shop allows, and how to take this kind of buyer."""

from collections.abc import Iterator

from simulator.authoring.naming import stage_name
from simulator.practice.case import Case
from simulator.scoring.figures import stars
from simulator.tui.paper.blocks import Columns, Gap, Heading, Paragraph, text
from simulator.tui.paper.pieces import Block
from simulator.tui.paper.wrap import Run
from simulator.tui.views.case_card import limits, order_rows, rows
from simulator.wording import N_, _

MARK = "· "
PRACTICE = N_("Practice: F7 gives a hint for some points, F8 takes back your last reply.")
EXAM = N_("Exam: no hints, nothing taken back, moods hidden; the clock runs on and the result is sealed.")


def brief_blocks(case: Case, *, tips: bool) -> list[Block]:
    """The whole brief; ``tips`` for this kind of buyer are for practice mode."""
    mode = _(PRACTICE) if tips else _(EXAM)
    return [
        *_head(case),
        text(mode, "accent"),
        Gap(),
        Columns([*_matter(case), *(_tips(case) if tips else ())], list(_shop(case))),
    ]


def _head(case: Case) -> Iterator[Block]:
    who, what = case.persona, case.scenario
    runs: list[Run] = [(f"{what.name}  ", "title"), (f"{stage_name(what.stage)}  ", "dim")]
    yield Paragraph([*runs, (stars(what.difficulty), "stars")])
    yield text(_("Buyer: {name} ({type})").format(name=who.name, type=who.type))
    yield text(_("You serve in: {shop} ({platform})").format(shop=case.shop.name, platform=case.shop.platform), "dim")


def _matter(case: Case) -> Iterator[Block]:
    yield Heading(_("What happened"))
    yield text(case.scenario.brief)
    yield Gap()
    yield Heading(_("Your goal"))
    yield text(case.scenario.goal)
    yield Gap()
    yield Heading(_("Product and order"))
    yield from rows(order_rows(case))
    yield from (text(fact.text, mark=MARK) for fact in case.scenario.product.facts)


def _tips(case: Case) -> Iterator[Block]:
    yield Gap()
    yield Heading(_("About this kind of buyer"))
    yield text(case.persona.summary)
    yield from (text(tip, mark=MARK) for tip in case.persona.advice)


def _shop(case: Case) -> Iterator[Block]:
    yield Heading(_("What you may grant yourself"))
    yield from (text(limit, mark=MARK) for limit in limits(case))
    yield Gap()
    yield Heading(_("Shop rules"))
    yield from (text(fact.text, mark=MARK) for fact in case.shop.facts)
    if case.shop.promotions:
        yield Gap()
        yield Heading(_("Promotions now"))
        yield from (text(offer.text, mark=MARK) for offer in case.shop.promotions)
    if case.shop.phrases:
        yield Gap()
        yield Heading(_("Quick phrases (F3 during the talk)"))
        yield from (text(phrase.text, "dim", mark=MARK) for phrase in case.shop.phrases)
