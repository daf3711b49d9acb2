"""Which function reads the log for which expression: a new kind of question is one line here."""

from collections.abc import Callable, Mapping
from typing import Any

from simulator.scoring import expressions as ask
from simulator.scoring import joining, mind, outcome, pace, words
from simulator.scoring.expressions import Expression
from simulator.scoring.findings import Finding
from simulator.scoring.scene import Scene

MARKERS: Mapping[type[Any], Callable[[Any, Scene], Finding]] = {
    ask.Said: words.said,
    ask.Noticed: words.noticed,
    ask.Touched: words.touched,
    ask.Wrote: words.wrote,
    ask.Stated: words.stated,
    ask.Named: words.named,
    ask.Repeated: words.repeated,
    ask.Timed: pace.timed,
    ask.Typed: pace.typed,
    ask.Silent: pace.silent,
    ask.Useful: pace.useful,
    ask.Fitting: pace.fitting,
    ask.Replies: pace.replies,
    ask.Reached: outcome.reached,
    ask.StepDone: outcome.step_done,
    ask.Ended: outcome.ended,
    ask.Resulted: outcome.resulted,
    ask.Starred: outcome.starred,
    ask.Felt: outcome.felt,
    ask.Facts: mind.facts,
    ask.Items: mind.items,
    ask.Needs: mind.needs,
    ask.Offered: mind.offered,
    ask.Approved: mind.approved,
    ask.Refer: joining.refer,
    ask.All: joining.all_,
    ask.Any: joining.any_,
    ask.Not: joining.not_,
    ask.Count: joining.count,
    ask.Each: joining.each,
    ask.Order: joining.order,
}


def find(expression: Expression, scene: Scene) -> Finding:
    """What the log has to say to the expression."""
    return MARKERS[type(expression)](expression, scene)
