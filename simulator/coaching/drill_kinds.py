"""The faults as a trainee is given them to choose from, and which of them a supervisor may call by each other's name.

A short rude line is many things at once: 不买就别拍，浪费大家时间 presses, belittles and is impatient. The ears name
what they are surest of; whoever names its neighbour has seen the same.
"""

from collections.abc import Mapping
from typing import Final

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "harsh": ("contempt", "impatience", "provoke", "pressure"),
    "denying": ("argue", "deny_need", "shift_blame"),
    "no_help": ("flat_refusal", "brush_off", "canned", "off_topic", "jargon"),
    "untrue": ("overpromise", "illegal_claim", "wrong_fact", "beyond_authority"),
    "forbidden": ("off_platform", "review_tampering", "privacy_breach"),
}
"""Every fault once, in the order of the list."""

KINDS: Final[tuple[frozenset[str], ...]] = (
    frozenset(GROUPS["harsh"]),
    frozenset({"contempt", "deny_need", "argue"}),
    frozenset(GROUPS["denying"]),
    frozenset({"flat_refusal", "brush_off", "impatience"}),
    frozenset({"flat_refusal", "shift_blame"}),
    frozenset({"brush_off", "canned", "off_topic"}),
    frozenset({"overpromise", "illegal_claim"}),
    frozenset({"overpromise", "beyond_authority"}),
    frozenset({"overpromise", "wrong_fact"}),
    frozenset({"review_tampering", "pressure"}),
)
"""Faults that are told apart by a shade, as the taxonomy's own examples show; a fault may be of several kinds."""


def near(fault: str, other: str) -> bool:
    """Whether calling ``other`` what is ``fault`` is a matter of shade; no fault is near itself."""
    return fault != other and any(fault in kind and other in kind for kind in KINDS)


def listed() -> tuple[str, ...]:
    """All faults, group after group."""
    return tuple(fault for group in GROUPS.values() for fault in group)
