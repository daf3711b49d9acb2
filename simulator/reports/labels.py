"""The fixed words of a report, by the names that its forms use for them."""

from collections.abc import Mapping

from simulator.wording import _


def labels() -> Mapping[str, str]:
    """All of them, in the language in use."""
    return {
        "report": _("Practice report"),
        "result": _("Result"),
        "talk": _("The talk, word by word"),
        "points": _("Turning points"),
        "chances": _("What was still possible"),
        "open": _("What was left open"),
        "total": _("Total"),
        "of": _("of 100"),
        "kpi": _("as KPI"),
        "lenses": _("Through other eyes"),
        "review": _("The buyer's review"),
        "attempts": _("Attempts at this case"),
        "this_one": _("this one"),
        "hints": _("Hints taken"),
        "code": _("Code of the sealed result"),
        "whole": _("The talk as a whole"),
        "gone": _("Taken back"),
        "gone_about": _("These replies were taken back and tried again; they do not count."),
        "when": _("When"),
        "stars": _("Stars"),
        "safer": _("Safer"),
        "moods": _("The buyer's moods after each reply"),
        "legend": _(
            "good words, faults, and words that look like one but do not count; the numbers lead to the names below"
        ),
        "heard_nothing": _("Nothing was heard in this reply."),
        "thought": _("The buyer thought"),
        "told": _("Came out"),
        "opening": _("start"),
        "turn": _("Reply"),
        "you_said": _("You said"),
        "cost": _("It cost"),
        "near": _("The smallest change"),
        "what_if": _("What if you had said"),
        "was": _("as it was"),
        "would": _("with this reply"),
        "no_points": _("No reply cost anything worth telling."),
        "chances_about": _(
            "Before each reply the best end that was still within reach was looked for, with this buyer and in many "
            "ways. Best means the result first, then the stars; whether it was allowed is another question. The bar is "
            "what the reply gave away of it. No bar: nothing was lost that could not be mended."
        ),
        "best": _("Best end within reach"),
        "gave": _("Given away"),
        "way": _("A way there"),
        "asked": _("Never asked"),
        "asked_nothing": _("Nothing: everything there was to find out came out."),
        "key": _("the core of the matter"),
        "ask": _("Ask:"),
        "needs": _("Needs that stayed unmet"),
        "needs_none": _("None: every need was met."),
        "advice": _("Better next time"),
        "advice_none": _("Every check was passed."),
        "say": _("Say:"),
        "rest": _("Smaller ones"),
        "next": _("What to practise next"),
        "proof": _("What this report rests on"),
        "no_rubric": _("No rubric fits this case, so there are no points."),
    }
