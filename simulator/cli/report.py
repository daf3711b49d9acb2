"""`kefu report`: the debrief of a stored session as plain text, as a page, or for programs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import exits
from simulator.cli.library import library_option, open_all
from simulator.cli.settings import Settings
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.reports.page import Page

HERE = "-"
"""The name of a file that means standard output."""


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "report",
        callback=click.pass_obj(_report),
        help=_(
            "Tell how a stored session went: marks, the talk word by word, turning points, what was still possible. "
            "SESSION is its id, a beginning of it, or a file."
        ),
        params=[
            click.Argument(["session"], metavar=_("SESSION")),
            click.Option(
                ["--html"],
                metavar="FILE",
                help=_("Write a page that needs nothing else to FILE; “-” is standard output."),
            ),
            click.Option(["--text"], is_flag=True, help=_("Plain text, which is what is written without any option.")),
            click.Option(["--json"], is_flag=True, help=_("For programs: one JSON object.")),
            click.Option(["--rubric"], metavar="ID", help=_("Mark by this rubric instead of the fitting one.")),
            click.Option(
                ["--lens"],
                metavar=_("ID,ID…"),
                help=_("Show the talk through these lenses too, side by side; “all” is every one that fits."),
            ),
            library_option(),
        ],
    )


def _report(
    settings: Settings,
    session: str,
    html: str | None,
    text: bool,
    json: bool,
    rubric: str | None,
    lens: str | None,
    library: Sequence[Path],
) -> int:
    if sum((html == HERE, text, json)) > 1:
        raise exits.Misuse(_("Only one of them can go to standard output: --html -, --text, --json."))
    from simulator.authoring.diagnostics import Problems
    from simulator.cli.missing import with_advice
    from simulator.reports.gather import gather
    from simulator.reports.stored import find_session, open_stored
    from simulator.storage.places import find_places

    files, folder = open_all(settings.data, library), find_places(settings.data).sessions
    try:
        stored = open_stored(files, find_session(folder, session))
        report = gather(files, stored, folder, rubric)
        if lens is not None:
            from simulator.reports.lenses import through_lenses

            report = through_lenses(report, files, [one.strip() for one in lens.split(",") if one.strip()])
    except Problems as problems:
        raise exits.Failed(with_advice(problems)) from None
    if json:
        from simulator.cli.as_json import json_line
        from simulator.reports.data import report_data

        click.echo(json_line(report_data(report)))
    from simulator.reports.build import build_page

    page = build_page(report)
    if html is not None:
        _write_page(html, page)
    if text or not (html or json):
        from simulator.reports.text import as_text

        click.echo(as_text(page), nl=False)
    return exits.FINE


def _write_page(name: str, page: "Page") -> None:
    # 40 ms of Jinja2, only for those who want the page.
    from simulator.reports.html import as_html
    from simulator.storage.atomic import write_whole

    content = as_html(page)
    if name == HERE:
        click.echo(content, nl=False)
        return
    try:
        write_whole(Path(name), content)
    except OSError as error:
        words = {"file": name, "reason": error.strerror or type(error).__name__}
        raise exits.Failed(_("Cannot write %(file)s: %(reason)s") % words) from None
    click.echo(_("Written: %(file)s") % {"file": name}, err=True)
