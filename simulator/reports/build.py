"""A report put into words, ready for any form."""

from simulator.authoring.naming import file_name, file_names, mode_name
from simulator.display import shown_line
from simulator.reports.coaching_part import (
    advice_part,
    asked_part,
    chances_part,
    needs_part,
    next_part,
    turning_part,
)
from simulator.reports.exam_words import taken_words
from simulator.reports.gather import Report
from simulator.reports.help_part import gone_part
from simulator.reports.lenses import lenses_part
from simulator.reports.page import Page, Pair
from simulator.reports.result_part import local_time, result_part
from simulator.reports.sealed import taken
from simulator.reports.stored import UNWRITTEN
from simulator.reports.talk_part import curves, talk_part, whole_part
from simulator.storage.lines import DRILL
from simulator.wording import N_, _

__all__ = ["build_page"]
SESSION = N_("Session")


def build_page(report: Report) -> Page:
    """The page of a report, in the language in use."""
    stored = report.stored
    header, case = stored.session.header, stored.case
    title = f"{shown_line(case.persona.name)} × {shown_line(case.scenario.name)}"
    about = [
        Pair(_(SESSION), shown_line(stored.name) if stored.name != UNWRITTEN else ""),
        Pair(_("Begun"), local_time(header.started)),
        Pair(_("Mode"), _mode(report)),
        Pair(_("Goal"), shown_line(case.scenario.goal)),
    ]
    return Page(
        title=title,
        about=tuple(about),
        warnings=tuple(_warnings(report)),
        result=result_part(report),
        talk=talk_part(report),
        whole=whole_part(report),
        curves=curves(report),
        points=turning_part(report),
        chances=chances_part(report),
        asked=asked_part(report),
        needs=needs_part(report),
        advice=advice_part(report),
        next=next_part(report),
        digests=_digests(report),
        tried=report.coaching is not None,
        gone=gone_part(stored),
        lenses=lenses_part(report),
    )


def _mode(report: Report) -> str:
    header = report.stored.session.header
    if DRILL in header.also:
        state = header.also[DRILL]
        node = report.stored.case.buyer.chart.nodes.get(state)
        words = _("Drill from “{state}”; what came before was told and earns no marks")
        return words.format(state=shown_line(node.name if node else state))
    return mode_name(header.mode)


def _warnings(report: Report) -> list[str]:
    stored = report.stored
    warnings = list(taken_words(taken(stored.session.header, stored.events)))
    if stored.session.torn is not None:
        warnings.append(_("The end of the file was torn off; the report is about what is whole."))
    if stored.drifted:
        names = file_names(stored.drifted)
        warnings.append(
            _("Changed since this talk: {files}. Marks and advice follow the files of today.").format(files=names)
        )
    if report.otherwise:
        warnings.append(
            _("With the files of today the talk would go otherwise, so turning points and best way are left out.")
        )
    return warnings


def _digests(report: Report) -> tuple[Pair, ...]:
    header, case = report.stored.session.header, report.stored.case
    named = [(file_name("persona"), case.persona.name, header.persona)]
    if header.scenario is not None:
        named.append((file_name("scenario"), case.scenario.name, header.scenario))
    if header.shop is not None:
        named.append((file_name("shop"), case.shop.name, header.shop))
    found = [Pair(kind, shown_line(f"{name}（{source.id}） {source.digest}")) for kind, name, source in named]
    card = report.card
    if card is not None:
        found.append(Pair(file_name("rubric"), shown_line(f"{card.rubric_name}（{card.rubric}） {card.digest}")))
    return (
        *found,
        Pair(_("seed"), str(header.seed)),
        Pair("kefu", shown_line(header.engine)),
        Pair(_("chain"), report.stored.session.chain),
    )
