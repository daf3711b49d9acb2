"""Events as plain data for a journal, and back."""

from collections.abc import Mapping
from typing import Any

import msgspec

from simulator.core.events import EVENTS, Event


def to_data(event: Event) -> dict[str, Any]:
    """The fields of an event as JSON-able values."""
    data = msgspec.to_builtins(event)
    assert isinstance(data, dict)
    return data


def from_data(kind: str, data: Mapping[str, Any]) -> Event:
    """The event of that kind.

    Raises:
        ValueError: no such kind of event, or fields that do not fit it.
    """
    if kind not in EVENTS:
        raise ValueError(f"there is no event {kind!r}")
    try:
        return msgspec.convert(data, EVENTS[kind])
    except msgspec.ValidationError as error:
        raise ValueError(f"{kind}: {error}") from None
