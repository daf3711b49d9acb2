"""The first screen: who to talk to, about what, in which mode; or on with what was left."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.authoring.naming import mode_name, result_name, stage_name
from simulator.core.events import Mode
from simulator.display import shown_line
from simulator.scoring.figures import stars
from simulator.tui.paper.blocks import Ends, Gap, Paragraph, text
from simulator.tui.paper.pieces import Block
from simulator.tui.paper.wrap import Run
from simulator.tui.screens.page import Page
from simulator.tui.views.catalogue import BuyerCard, Catalogue, ScenarioCard
from simulator.tui.views.history import Best, History
from simulator.tui.widgets.paper import Paper
from simulator.wording import N_, _


class ChooseScreen(Page):
    """Cards of buyers on the left, the scenarios that fit on the right."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        Binding("f2,c", "go_on", N_("Go on")),
        Binding("f3,r", "random", N_("Random")),
        Binding("f4,m", "mode", N_("Practice or exam")),
        Binding("f5,s", "stage", N_("Filter by stage")),
        Binding("f7,d", "drill", N_("Drill")),
        Binding("right", "list('scenarios')", N_("To the scenarios"), show=False),
        Binding("left", "list('buyers')", N_("To the buyers"), show=False),
    ]

    @dataclass
    class Chosen(Message):
        """This buyer, in this scenario."""

        persona: str
        scenario: str
        mode: Mode

    @dataclass
    class GoOn(Message):
        """The session that was left unfinished."""

        session: str

    class DrillAsked(Message):
        """Something that failed is to be tried again, or a flawed talk judged."""

    def __init__(self, catalogue: Catalogue, history: History, mode: Mode, buyer: str | None = None) -> None:
        super().__init__()
        self._catalogue, self._history, self._mode = catalogue, history, mode
        self._left = catalogue.playable(history.unfinished) if history.unfinished else None
        """What was left unfinished and can be gone on with."""
        self._stage = ""
        self._buyer = catalogue.buyer(buyer or "") or (catalogue.buyers[0] if catalogue.buyers else None)
        self._scenarios: tuple[ScenarioCard, ...] = ()

    def parts(self) -> Iterable[Widget]:
        yield Paper(id="head", classes="bar")
        yield Paper(id="left-over", classes="bar")
        with Horizontal(id="cards"):
            cards = [Option(_buyer_content(card)) for card in self._catalogue.buyers]
            yield OptionList(*cards, id="buyers", markup=False)
            with Vertical(id="right", classes="beside"):
                yield Paper(id="stages", classes="bar")
                yield OptionList(id="scenarios", markup=False)
                yield Paper(id="detail")

    def on_mount(self) -> None:
        for page in self.query(Paper):
            page.can_focus = False
        buyers = self.query_one("#buyers", OptionList)
        if self._buyer is not None:
            buyers.highlighted = self._catalogue.buyers.index(self._buyer)
        buyers.focus()
        self._show_head()
        self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's
        return action != "go_on" or self._left is not None

    @on(OptionList.OptionHighlighted, "#buyers")
    def _look_at_buyer(self, event: OptionList.OptionHighlighted) -> None:
        self._buyer = self._catalogue.buyers[event.option_index]
        self._fill()

    @on(OptionList.OptionSelected, "#buyers")
    def _take_buyer(self) -> None:
        self.query_one("#scenarios").focus()

    @on(OptionList.OptionHighlighted, "#scenarios")
    def _look_at_scenario(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._scenarios):
            self._show_detail(self._scenarios[event.option_index])

    @on(OptionList.OptionSelected, "#scenarios")
    def _take_scenario(self, event: OptionList.OptionSelected) -> None:
        if self._buyer is not None and event.option_index < len(self._scenarios):
            self.post_message(self.Chosen(self._buyer.id, self._scenarios[event.option_index].id, self._mode))

    def action_go_on(self) -> None:
        if self._left is not None:
            self.post_message(self.GoOn(self._left.session))

    def action_random(self) -> None:
        pairs = [
            (buyer.id, scenario.id)
            for buyer in self._catalogue.buyers
            for scenario in self._catalogue.fitting(buyer, self._stage)
        ]
        if pairs:
            self.post_message(self.Chosen(*random.choice(pairs), self._mode))

    def action_drill(self) -> None:
        self.post_message(self.DrillAsked())

    def action_mode(self) -> None:
        self._mode = "practice" if self._mode == "exam" else "exam"
        self._show_head()

    def action_stage(self) -> None:
        stages = ["", *self._catalogue.stages()]
        self._stage = stages[(stages.index(self._stage) + 1) % len(stages)]
        self._fill()

    def action_list(self, name: str) -> None:
        self.query_one(f"#{name}").focus()

    def _show_head(self) -> None:
        mode: list[Run] = [(_("Mode: "), "dim"), (mode_name(self._mode), "accent")]
        how: Run = (f"  {_('arrow keys move, Enter takes')}", "dim")
        self.query_one("#head", Paper).show([Ends([(_("Choose a buyer and a scenario"), "title"), how], mode)])
        page = self.query_one("#left-over", Paper)
        page.display = self._left is not None
        if self._left is not None:
            told = _("Left unfinished: {buyer} · {scenario}. F2 goes on.")
            page.show([Ends([(told.format(buyer=self._left.buyer, scenario=self._left.scenario), "accent")])])

    def _fill(self) -> None:
        """Show the scenarios of this buyer and stage."""
        self._scenarios = self._catalogue.fitting(self._buyer, self._stage) if self._buyer else ()
        options = self.query_one("#scenarios", OptionList)
        options.clear_options()
        options.add_options(
            [Option(_scenario_content(card, self._best(card), self._helped(card))) for card in self._scenarios]
        )
        runs: list[Run] = []
        for stage in ("", *self._catalogue.stages()):
            name = stage_name(stage) if stage else _("All")
            runs += [(f" {name} ", "chosen" if stage == self._stage else "dim")]
        self.query_one("#stages", Paper).show([Paragraph(runs)])
        if self._scenarios:
            options.highlighted = 0
        self._show_detail(self._scenarios[0] if self._scenarios else None)

    def _best(self, card: ScenarioCard) -> Best | None:
        return self._history.best.get((self._buyer.id, card.id)) if self._buyer else None

    def _helped(self, card: ScenarioCard) -> bool:
        return self._buyer is not None and (self._buyer.id, card.id) in self._history.helped

    def _show_detail(self, card: ScenarioCard | None) -> None:
        blocks: list[Block] = []
        if self._buyer is not None:
            blocks += [text(self._buyer.summary, "dim"), Gap()]
        blocks.append(text(card.brief) if card else text(_("No scenario of this stage fits this buyer."), "warn"))
        self.query_one("#detail", Paper).show(blocks)


def _buyer_content(card: BuyerCard) -> Content:
    name = Content.assemble((shown_line(card.name), "bold"), "  ", (shown_line(card.type), "$faint"))
    about = Content.assemble((stars(card.difficulty), "$accent"), " ", (shown_line(card.summary), "$faint"))
    return Content("\n").join([name, about])


def _scenario_content(card: ScenarioCard, best: Best | None, helped: bool) -> Content:
    head = f"{shown_line(card.name)}"
    gap = " " * max(2, 18 - cell_len(head))
    name = Content.assemble(
        (head, "bold"), gap, (stars(card.difficulty), "$accent"), "  ", (stage_name(card.stage), "$faint")
    )
    done = _("best: {result} {stars}").format(result=result_name(best.result), stars=stars(best.stars)) if best else ""
    never = _("with help only") if helped else _("not practised yet")
    told = (f"{done}  ", "$success") if done else (f"{never}  ", "$faint")
    return Content("\n").join([name, Content.assemble(told, (shown_line(card.brief), "$faint"))])
