"""`kefu list`: personas, scenarios, shops, rubrics, flows and saved sessions, with where each comes from."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli import exits
from simulator.cli.library import library_option, open_all
from simulator.cli.settings import Settings
from simulator.display import shown_line
from simulator.wording import N_, _

if TYPE_CHECKING:
    from simulator.authoring.library import Kind, Library, Source

WHATS: "dict[str, Kind]" = {
    "personas": "persona",
    "scenarios": "scenario",
    "shops": "shop",
    "rubrics": "rubric",
    "flows": "flow",
}
TITLES = {
    "personas": N_("Personas"),
    "scenarios": N_("Scenarios"),
    "shops": N_("Shops"),
    "rubrics": N_("Rubrics"),
    "flows": N_("Flows"),
    "sessions": N_("Sessions"),
}
"""What each list is headed by, to be said through ``_``."""
LABELS = {"shipped": N_("shipped"), "own": N_("own"), "library": N_("library")}
"""Where a file comes from, to be said through ``_``."""


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "list",
        callback=click.pass_obj(_list),
        help=_("List what there is: all that trainers wrote, one kind of it, or your saved sessions."),
        params=[
            click.Argument(
                ["what"],
                required=False,
                type=click.Choice([*WHATS, "sessions"]),
                metavar="[" + "|".join([*WHATS, "sessions"]) + "]",
            ),
            click.Option(["--json"], is_flag=True, help=_("For programs: one JSON object.")),
            library_option(),
        ],
    )


def _list(settings: Settings, what: str | None, json: bool, library: Sequence[Path]) -> int:
    found: dict[str, list[dict[str, Any]]] = {}
    books = open_all(settings.data, library)
    if what == "sessions":
        found["sessions"] = _sessions(settings.data)
    else:
        for name in [what] if what else WHATS:
            found[name] = [_row(books, source) for source in books.sources(WHATS[name]).values()]
    if json:
        from simulator.cli.as_json import json_line

        click.echo(json_line(found))
        return exits.FINE
    from simulator.cli.columns import columns

    for place, (name, rows) in enumerate(found.items()):
        if place:
            click.echo()
        click.echo(_("{title}: {count}").format(title=_(TITLES[name]), count=len(rows)))
        cells = (
            _session_table(books, rows)
            if name == "sessions"
            else [_cells(row, len(books.sources("scenario"))) for row in rows]
        )
        for line in columns(cells):
            click.echo("  " + line)
    return exits.FINE


def _row(library: "Library", source: "Source") -> dict[str, Any]:
    """A file of the library; one that is not as it should be is listed with its first fault."""
    from simulator.authoring.diagnostics import Problems

    row: dict[str, Any] = {"id": source.id, "from": source.root.label, "file": str(source.path)}
    try:
        model = library.load(source.kind, source.id).model
    except Problems as problems:
        first = problems.diagnostics[0]
        return row | {"problem": f"{first.code} {first.message}"}
    row["name"] = model.name
    for field in (
        "type",
        "summary",
        "stage",
        "difficulty",
        "flow",
        "flows",
        "shop",
        "brief",
        "goal",
        "trade",
        "stages",
    ):
        value = getattr(model, field, None)
        if value is not None:
            row[field] = list(value) if isinstance(value, list | tuple) else value
    if getattr(model, "lens", False):
        row["lens"] = True
    if source.kind == "persona":
        from simulator.cli.choosing import scenarios_for

        cases = scenarios_for(library, model)
        row |= {"scenarios": [one.id for one in cases], "scenario_names": [one.name for one in cases]}
    return row


def _cells(row: dict[str, Any], cases: int) -> list[str]:
    """A row as people read it, by names; ``cases`` is how many scenarios there are."""
    from simulator.authoring.naming import stage_name

    if "problem" in row:
        return [row["id"], _(LABELS[row["from"]]), "✗ " + row["problem"]]
    told = [row["name"]]
    if "lens" in row:
        told.append(_("(lens)"))
    if "type" in row:
        told.append(row["type"])
    if "stage" in row:
        told.append(stage_name(row["stage"]))
    if "difficulty" in row:
        told.append("★" * row["difficulty"])
    if "scenarios" in row:
        every = len(row["scenario_names"]) == cases
        told.append(_("every scenario") if every else "、".join(row["scenario_names"]))
    elif "trade" in row:
        told.append(row["trade"])
    elif row.get("summary"):
        told.append(row["summary"])
    return [row["id"], _(LABELS[row["from"]]), "  ".join(told)]


def _sessions(data: Path | None) -> list[dict[str, Any]]:
    from simulator.storage.lines import DRILL
    from simulator.storage.places import find_places
    from simulator.storage.sessions import list_sessions

    rows = []
    for listed in list_sessions(find_places(data).sessions):
        row: dict[str, Any] = {"id": listed.session, "file": str(listed.path)}
        header = listed.header
        if header is None:
            row["problem"] = str(listed.problem)
        else:
            row |= {
                "started": header.started,
                "persona": header.persona.id,
                "scenario": header.scenario.id if header.scenario else None,
                "mode": header.mode,
                "drill": header.also.get(DRILL),
                "seed": header.seed,
                "finished": listed.finished,
                "assisted": listed.assisted,
                "seconds": int(listed.at) // 1000,
            }
        rows.append(row)
    return rows


def _session_table(files: "Library", rows: list[dict[str, Any]]) -> list[list[str]]:
    return [_session_cells(files, row) for row in rows]


def _session_cells(files: "Library", row: dict[str, Any]) -> list[str]:
    from simulator.authoring.naming import mode_name
    from simulator.authoring.titles import pair_title, state_title

    if "problem" in row:
        return [row["id"], "✗ " + row["problem"]]
    done = _("finished") if row["finished"] else _("unfinished")
    pair = shown_line(pair_title(files, row["persona"], row["scenario"] or ""))
    mode = mode_name(row["mode"])
    if row["drill"]:
        mode = _("drill from {state}").format(state=shown_line(state_title(files, row["scenario"], row["drill"])))
    helped = f"  {_('assisted')}" if row["assisted"] else ""
    return [row["id"], f"{pair}  {mode}  {done}{helped}"]
