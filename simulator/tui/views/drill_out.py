"""What a drill tells, as rows for the screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulator.coaching.drill_critique import Item, Judged, Score
from simulator.coaching.drill_moments import DrillMoment, Summary, Tried
from simulator.coaching.recorded import Recorded
from simulator.display import shown, shown_line
from simulator.reports.drill_words import (
    Row,
    answer_rows,
    choices_rows,
    item_rows,
    judged_rows,
    moment_rows,
    said_row,
    score_rows,
    summary_rows,
    tried_rows,
)
from simulator.reports.flawed_talks import Played
from simulator.wording import _


@dataclass(frozen=True, slots=True)
class DrillOut:
    """Tells each step through ``tell``, which any thread may call."""

    tell: Callable[[Sequence[Row]], None]

    def head(self, case: str, what: str) -> None:  # noqa: ARG002  # an id, for the plain terminal
        self.tell([Row(shown_line(case), "title")])

    def busy(self, words: str) -> None:
        self.tell([Row(words, "dim")])

    def note(self, words: str) -> None:
        self.tell([Row(shown(words))])

    def choices(self) -> None:
        self.tell(choices_rows())

    def moment(self, recorded: Recorded, moment: DrillMoment, number: int, count: int) -> None:
        self.tell(moment_rows(recorded, moment, number, count))

    def tried(self, tried: Tried, left: int) -> None:
        self.tell([Row(_("You now: {text}").format(text=shown(tried.text)), "trainee"), *tried_rows(tried, left)])

    def answer(self, recorded: Recorded, moment: DrillMoment) -> None:
        self.tell(answer_rows(recorded, moment))

    def summary(self, told: Summary) -> None:
        self.tell(summary_rows(told))

    def item(self, item: Item, number: int, count: int) -> None:
        self.tell(item_rows(item, number, count))

    def judged(self, item: Item, judged: Judged) -> None:
        self.tell([said_row(judged), *judged_rows(item, judged)])

    def score(self, score: Score) -> None:
        self.tell(score_rows(score))

    def end_of_critique(self, score: Score, told: Summary, played: Played) -> None:
        rows = score_rows(score) if score.replies < len(played.items) else []
        rows += summary_rows(told) if told.moments else []
        self.tell([*rows, Row(_("The talk was: {name}").format(name=shown_line(played.name)))])
