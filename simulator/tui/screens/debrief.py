"""The debrief: how it ended and why, with every proof in the talk itself."""

from collections.abc import Iterable

from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from simulator.tui.paper.blocks import Ends
from simulator.tui.screens.page import Page
from simulator.tui.views.debrief import Debrief
from simulator.tui.views.debrief_pages import result_page, talk_page
from simulator.tui.widgets.paper import Paper
from simulator.wording import N_, _


class DebriefScreen(Page):
    """Two pages side by side where there is room; else Tab turns them."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        Binding("tab,left,right", "turn_page", N_("Marks or talk"), key_display="Tab", priority=True),
        Binding("n,f3", "finding(1)", N_("Next finding")),
        Binding("p,f2", "finding(-1)", N_("Previous finding"), show=False),
        Binding("a,f4", "again(True)", N_("Again")),
        Binding("s,f5", "again(False)", N_("Again, another draw")),
        Binding("escape,c", "choose", N_("Choose another")),
    ]

    class Again(Message):
        """The same case is to be played once more."""

        def __init__(self, same_seed: bool) -> None:
            super().__init__()
            self.same_seed = same_seed

    class Choose(Message):
        """Another case is wanted."""

    def __init__(self, told: Debrief) -> None:
        super().__init__()
        self._told = told
        self._talk = talk_page(told)
        self._asked = False
        self._finding = -1

    def parts(self) -> Iterable[Widget]:
        yield Paper(id="head", classes="bar")
        with Horizontal(id="debrief-body"):
            yield Paper(result_page(self._told), id="result")
            yield Paper(self._talk.blocks, id="talked", classes="beside")

    def on_mount(self) -> None:
        self.query_one("#head", Paper).can_focus = False
        self._show_head()
        self.query_one("#result").focus()

    def action_turn_page(self) -> None:
        body = self.query_one("#debrief-body")
        talk_next = self.focused is not self.query_one("#talked")
        body.set_class(talk_next, "-talked")
        self.query_one("#talked" if talk_next else "#result").focus()

    def action_finding(self, by: int) -> None:
        """Bring the next or the previous finding to the top of the talk."""
        findings = self._talk.findings
        if not findings:
            self.app.bell()
            return
        self._finding = max(0, min(self._finding + by, len(findings) - 1))
        page = self.query_one("#talked", Paper)
        self.query_one("#debrief-body").add_class("-talked")
        page.focus()
        self.call_after_refresh(page.to_block, findings[self._finding])
        self._show_head()

    def action_again(self, same_seed: bool) -> None:
        if not self._asked:
            self._asked = True
            self.post_message(self.Again(same_seed))

    def action_choose(self) -> None:
        self.post_message(self.Choose())

    def _show_head(self) -> None:
        case, count = self._told.case, len(self._talk.findings)
        if self._finding < 0:
            found = _("{count} findings").format(count=count)
        else:
            found = _("finding {number} of {count}").format(number=self._finding + 1, count=count)
        title = f"{_('Debrief')}  {case.persona.name} · {case.scenario.name}"
        self.query_one("#head", Paper).show([Ends([(title, "title")], [(found, "dim")])])
