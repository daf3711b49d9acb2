"""Hearing replies line by line as JSON, for measuring and for other programs."""

import json
from typing import Any

from simulator.core.acts import Act
from simulator.understanding.draft import Context
from simulator.understanding.pipeline import understand


class LineError(ValueError):
    """A line that cannot be heard; `column` counts characters from 1."""

    def __init__(self, reason: str, column: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column


def _text(row: dict[str, Any], field: str, required: bool) -> str:
    value = row.get(field)
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        raise LineError(f"{field!r} must be text" if field in row else f"{field!r} is missing")
    return value


def _earlier(row: dict[str, Any]) -> tuple[str, ...]:
    value = row.get("earlier") or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise LineError("'earlier' must be a list of texts")
    return tuple(value)


def _shown(act: Act) -> dict[str, Any]:
    return {"id": act.id, "topic": act.topic, "start": act.span.start, "end": act.span.end, "sure": act.sure}


def hear_line(line: str) -> str:
    """One JSON object ``{"id", "reply", "buyer"?, "facts"?, "earlier"?}`` to one of acts and faults.

    Other fields are ignored, such as the labels that a measured reply carries. Spans count characters of
    the reply. Raises `LineError` for a line that is no such object.
    """
    try:
        row = json.loads(line.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise LineError(f"not JSON: {error.msg}", error.colno) from None
    except (RecursionError, ValueError) as error:
        raise LineError(f"not readable JSON: {error}") from None
    if not isinstance(row, dict):
        raise LineError("not a JSON object")
    if "id" not in row:
        raise LineError("'id' is missing")
    if not isinstance(row["id"], str | int):
        raise LineError("'id' must be text or a whole number")
    context = Context(_text(row, "buyer", False), _text(row, "facts", False), _earlier(row))
    found = understand(_text(row, "reply", True), context)
    answer = {
        "id": row["id"],
        "acts": [_shown(act) for act in found.services()],
        "faults": [_shown(act) for act in found.faults()],
    }
    text = json.dumps(answer, ensure_ascii=False)
    return text.encode("utf-8", "replace").decode("utf-8")
