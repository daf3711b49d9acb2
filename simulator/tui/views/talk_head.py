"""The first line of the talk: with whom, about what, how long the buyer has waited, in which mode; and the last."""

from simulator.authoring.naming import mode_name, result_name
from simulator.core.aside import assisted
from simulator.practice.turn import end_of
from simulator.tui.paper.blocks import Centred, Ends, Gap
from simulator.tui.paper.pieces import Block
from simulator.tui.paper.wrap import Run
from simulator.tui.talk import Step, Talk
from simulator.tui.views.reply_clock import reply_clock
from simulator.wording import _


def talk_head(talk: Talk, step: Step | None, *, speaking: bool) -> list[Block]:
    """``speaking`` while the buyer seems to type."""
    case = talk.case
    left: list[Run] = [(f"{case.persona.name} ", "title"), (f"{case.scenario.name} ", "plain")]
    right: list[Run] = [(mode_name(talk.mode), "dim")]
    if assisted(talk.events):
        right += [(" · ", "dim"), (_("assisted"), "warn")]
    if step is not None and not talk.ended:
        if speaking:
            waiting: Run = (_("the buyer is typing"), "dim")
        else:
            seconds = max(0, talk.time - step.spoke_at) // 1000
            waiting = reply_clock(seconds, step.turn.number == 0, case.buyer.chart.habits.hurried)
        right = [waiting, (" · ", "dim"), *right]
    return [Ends(left, right)]


def closing_blocks(talk: Talk) -> list[Block]:
    """What stands at the end of a talk that is over."""
    end = end_of(talk.case.buyer.chart, talk.events)
    words = _("The talk is over: {ending} ({result}).")
    name, result = (end.name, result_name(end.result)) if end else ("", "")
    # What to press has a line of its own: in one line with the rest it was broken before its last character.
    told = f"{words.format(ending=name, result=result)}\n{_('Enter opens the debrief.')}"
    blocks: list[Block] = [Gap(), Centred(told, "accent")]
    if talk.last_reply:
        blocks.append(Centred(_("F8 takes back your last reply and tries it again.")))
    return blocks
