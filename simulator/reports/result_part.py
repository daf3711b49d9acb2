"""The result in one screen: outcome, review, marks by dimension, both verdicts, earlier attempts."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from fractions import Fraction

from simulator.authoring.naming import result_name
from simulator.core.chart import Result
from simulator.display import shown, shown_line
from simulator.reports.attempts import Attempt
from simulator.reports.gather import Report
from simulator.reports.help_part import code_words, help_words, hint_points, kpi_hint_points
from simulator.reports.page import AttemptRow, Bar, Look, ResultPart, Verdict
from simulator.scoring.card import Advice, Scorecard
from simulator.scoring.figures import points, stars, sum_words
from simulator.scoring.judging import WHY_NOT
from simulator.scoring.rubric import Axis
from simulator.wording import N_, _

LOOKS: Mapping[Result, Look] = {"won": "good", "partial": "warn", "lost": "bad"}
UNDECIDED = N_("not finished")
AXES: Mapping[Axis, str] = {"conversion": N_("Outcome"), "attitude": N_("Attitude"), "bonus": N_("Bonus")}


def result_part(report: Report) -> ResultPart:
    end, card = report.end, report.shown
    rows = tuple(_attempt(one, one.session == report.stored.name) for one in report.attempts)
    return ResultPart(
        outcome=result_name(end.result) if end else _(UNDECIDED),
        look=LOOKS[end.result] if end else "warn",
        ending=shown_line(end.name) if end else "",
        stars=stars(end.stars) if end else "",
        review=shown(end.review) if end else "",
        total=str(card.total) if card else "",
        rubric=shown_line(card.rubric_name) if card else "",
        bars=_bars(card),
        kpi=str(card.kpi.total) if card and any(one.out_of for one in card.kpi.axes) else "",
        axes=tuple(_bar(_(AXES[one.id]), one.points, one.out_of) for one in card.kpi.axes if one.out_of)
        if card
        else (),
        verdicts=tuple(_verdicts(report)),
        attempts=rows,
        change=_change(report),
        help=help_words(report.stored),
        hints=hint_points(card),
        kpi_hints=kpi_hint_points(card),
        added=sum_words(card.exact, card.total) if card else "",
        kpi_added=sum_words(card.kpi.exact, card.kpi.total) if card else "",
        unjudged=_unjudged(card),
        code=code_words(report.stored),
    )


def _bars(card: Scorecard | None) -> tuple[Bar, ...]:
    asked = [one for one in card.dimensions if one.out_of] if card else []
    return tuple(_bar(shown_line(one.name), one.points, one.out_of) for one in asked)


def _bar(name: str, got: Fraction, out_of: Fraction) -> Bar:
    return Bar(name, points(got), points(out_of), int(100 * got / out_of))


def _unjudged(card: Scorecard | None) -> str:
    """Why bars may be empty though nothing was done wrong."""
    found = {mark.unjudged for part in card.dimensions for mark in part.marks} if card else set()
    whys = [_(why) for reason, why in WHY_NOT.items() if reason in found]
    return (
        _("Not all could be judged ({whys}); what could not stands last under the advice.").format(
            whys=_("; ").join(whys)
        )
        if whys
        else ""
    )


def _verdicts(report: Report) -> list[Verdict]:
    verdicts: list[Verdict] = []
    if report.end is not None:
        result = report.end.result
        verdicts.append(Verdict(_("Did it work on this buyer?"), result_name(result), LOOKS[result]))
    card = report.card
    if card is None:
        return verdicts
    name = _("Was it allowed?")
    if card.verdicts.allowed:
        return [*verdicts, Verdict(name, _("allowed"), "good")]
    names = _(", ").join(shown_line(one.mark.name) for one in card.breaches)
    safer = tuple(dict.fromkeys(shown(text) for one in card.breaches for text in _instead(one)))
    return [*verdicts, Verdict(name, _("not allowed: {names}").format(names=names), "bad", safer)]


def _instead(breach: Advice) -> Iterator[str]:
    """What may be said in place of it: as a rule, and with the facts of this case."""
    if breach.text:
        yield breach.text
    if breach.answers:
        yield _("In this case: “{words}”").format(words=breach.answers[0].text)


def _attempt(one: Attempt, this: bool) -> AttemptRow:
    total = "" if one.total is None else str(one.total)
    result = result_name(one.result)
    if one.assisted:
        result = _("{result} (assisted)").format(result=result)
    return AttemptRow(local_time(one.started), total, result, LOOKS[one.result], stars(one.stars), this)


def _change(report: Report) -> str:
    """This attempt against the one before."""
    marked = [one for one in report.attempts if one.total is not None]
    if len(marked) < 2 or marked[-1].session != report.stored.name:
        return ""
    now, before = marked[-1].total or 0, marked[-2].total or 0
    if now == before:
        return _("As many points as the last time.")
    words = _("{n} points more than the last time.") if now > before else _("{n} points fewer than the last time.")
    return words.format(n=abs(now - before))


def local_time(started: str) -> str:
    """The beginning of a session as the clock on the wall showed it; as it stands where it is no time."""
    try:
        return datetime.fromisoformat(started).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return shown_line(started)
