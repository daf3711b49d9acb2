"""What might have been said in place of a breach: the supervisor's own answer, or a model answer to the same matter."""

from collections.abc import Sequence

from simulator.core.chart import Chart
from simulator.core.events import Event, Noticed, TraineeSaid
from simulator.core.reporting import made_up
from simulator.core.taxonomy import FAULTS
from simulator.scoring.advice import ANSWERS, Seeks, turns_of
from simulator.scoring.asked import Topics, asked, before
from simulator.scoring.card import Advice, Answer, Mark

MADE_UP = "made_up_approval"
"""The signal of an answer that the supervisor did not give."""
REPORT = "report_progress"
"""The act that passes on the one that they gave."""

FIT_ANYWHERE = frozenset({"close_sale", "hand_over", "seek_approval", "farewell"})
"""Acts whose model answers suit any matter of their case."""


def safer(mark: Mark, seeks: Seeks, chart: Chart, events: Sequence[Event], answers: Sequence[Answer]) -> Advice:
    """The breach with what this case offers to say instead.

    Where the supervisor's answer was told wrong, that is what they answered. Else a model answer fits that is about the
    matter of the breach, or about what the buyer was asking then, or about nothing in particular; one about another
    matter fits nobody, and none tells of an answer that the supervisor had not given.
    """
    turns = turns_of(mark)
    earlier = before(events, min(turns, default=0))
    notice = next((one.text for one in earlier if isinstance(one, Noticed) and one.id == "approval"), None)
    if notice is not None and any(one.id == MADE_UP for one in mark.evidence):
        return Advice(mark, mark.advice, (Answer(REPORT, None, notice),), turns)
    acts = list(dict.fromkeys(act for act, _topic in seeks))
    known = [one for one in answers if one.act in acts and (notice is not None or made_up(one.text) is None)]
    breached, open_ = _breached(mark, events), asked(chart, earlier)
    exact = [one for one in known if one.topic in breached]
    near = [one for one in known if one.topic is None or one.topic in open_]
    fit = exact or near or [one for one in known if one.act in FIT_ANYWHERE]
    fit.sort(key=lambda one: (acts.index(one.act), one.topic is None))
    return Advice(mark, mark.advice, tuple(fit[:ANSWERS]), turns)


def _breached(mark: Mark, events: Sequence[Event]) -> Topics:
    """What the words were about that prove the breach."""
    said = {one.turn: one for one in events if isinstance(one, TraineeSaid)}
    topics = set[str | None]()
    for one in mark.evidence:
        reply = said.get(one.turn or 0)
        if reply is not None and one.span is not None:
            acts = [act for act in reply.heard.acts if act.span.meets(one.span)]
            faults = [act for act in acts if act.id in FAULTS]
            topics |= {act.topic for act in faults or acts}
    return frozenset(topics - {None})
