"""Where the debrief leads: the same case again, the next one, the moments that failed, or the choice."""

from textual.message import Message

from simulator.storage.lines import EXAM
from simulator.tui.screens.ask import Ask
from simulator.tui.screens.lensed import LensedPage, LookThrough
from simulator.wording import _


class OnwardPage(LensedPage):
    """Asks for one talk and no second one, however often the key is pressed."""

    class Again(Message):
        """The same case is to be played once more."""

        def __init__(self, same_seed: bool) -> None:
            super().__init__()
            self.same_seed = same_seed

    class Next(Message):
        """The case that the debrief names is to be played."""

        def __init__(self, persona: str, scenario: str) -> None:
            super().__init__()
            self.persona, self.scenario = persona, scenario

    class Drill(Message):
        """The moments that failed are to be tried again."""

        def __init__(self, session: str) -> None:
            super().__init__()
            self.session = session

    class Choose(Message):
        """Another case is wanted."""

    def __init__(self, look_through: LookThrough) -> None:
        super().__init__(look_through)
        self._asked = False
        """Whether another talk was asked for already."""

    def action_again(self, same_seed: bool) -> None:
        self._leave_for(self.Again(same_seed), at_once=True)

    def action_next(self) -> None:
        coming, case = self.told.report.next.case, self.told.report.stored.case
        at_once = (coming.persona, coming.scenario) == (case.persona.id, case.scenario.id)
        self._leave_for(self.Next(coming.persona, coming.scenario), at_once=at_once)

    def action_drill(self) -> None:
        self.post_message(self.Drill(self.told.report.stored.session.header.session))

    def action_choose(self) -> None:
        self.post_message(self.Choose())

    def _leave_for(self, wish: Message, *, at_once: bool) -> None:
        """Ask for another talk; before an exam that would begin ``at_once`` the trainee is asked first."""
        if self._asked:
            return

        def go(yes: bool | None) -> None:
            if yes and not self._asked:
                self._asked = True
                self.post_message(wish)

        if at_once and self.told.report.stored.session.header.mode == EXAM:
            question = _("Begin a new exam? Its clock runs at once, and its result is sealed.")
            self.app.push_screen(Ask(question, _("Begin the exam")), go)
        else:
            go(True)
