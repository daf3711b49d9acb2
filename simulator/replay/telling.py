"""The outcomes of scripts for people, for programs and for build servers."""

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from simulator.authoring.diagnostics import Diagnostic, render
from simulator.display import shown, shown_line
from simulator.replay.batch import Ran
from simulator.wording import _, ngettext

_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, escaped or not, and the control characters that it should not."""


def lines_of(ran: Ran) -> list[str]:
    """One line for a script that passed; for one that failed all that went wrong."""
    named = "" if ran.outcome is None else f"  {shown_line(ran.name)}"
    if ran.outcome is not None and ran.outcome.card is not None:
        named += "  " + _("{total} points").format(total=ran.outcome.card.total)
    lines = [f"{'✓' if ran.passed else '✗'} {shown_line(ran.file)}{named}"]
    lines += [f"  {line}" for one in ran.diagnostics for line in render(one).split("\n")]
    return lines


def count_line(runs: Sequence[Ran]) -> str:
    """How many scripts passed, in one line."""
    passed = sum(ran.passed for ran in runs)
    told = ngettext("{count} script passed", "{count} scripts passed", passed).format(count=passed)
    if passed < len(runs):
        told += _(", {count} failed").format(count=len(runs) - passed)
    return told + _(".")


def data_of(ran: Ran) -> dict[str, Any]:
    """The outcome as JSON values."""
    data: dict[str, Any] = {"file": ran.file, "name": ran.name, "passed": ran.passed}
    if ran.outcome is not None:
        model, ended = ran.outcome.script.model, ran.outcome.ended
        data |= {
            "persona": model.persona,
            "scenario": model.scenario,
            "seed": model.seed,
            "ending": ended.ending if ended else None,
            "result": ended.result if ended else None,
            "stars": ended.stars if ended else None,
            "total": ran.outcome.card.total if ran.outcome.card else None,
            "allowed": ran.outcome.card.verdicts.allowed if ran.outcome.card else None,
        }
    return data | {"failures": [_failure(one) for one in ran.diagnostics]}


def _failure(one: Diagnostic) -> dict[str, Any]:
    return {
        "file": one.file,
        "line": one.place.line if one.place else None,
        "column": one.place.column if one.place else None,
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        "reason": one.remedy,
    }


def junit(runs: Sequence[Ran]) -> str:
    """The outcomes as JUnit XML; no times in it, so that the same outcomes give the same file."""
    counts = f'tests="{len(runs)}" failures="{sum(not ran.passed for ran in runs)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites {counts}>",
        f'  <testsuite name="kefu replay" {counts}>',
    ]
    for ran in runs:
        case = f"testcase classname={_attribute(ran.file)} name={_attribute(ran.name)}"
        if ran.passed:
            lines.append(f"    <{case}/>")
            continue
        told = "\n".join(render(one) for one in ran.diagnostics)
        lines += [
            f"    <{case}>",
            f"      <failure message={_attribute(ran.diagnostics[0].message)}>{escape(_legal(told))}</failure>",
            "    </testcase>",
        ]
    return "\n".join([*lines, "  </testsuite>", "</testsuites>", ""])


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", shown(text))
