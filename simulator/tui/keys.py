"""Keys as people call them, and every action of a screen with its keys: the source of footer, help and palette."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from simulator.wording import N_, _

NAMES: Final[Mapping[str, str]] = {
    "enter": "Enter",
    "escape": "Esc",
    "space": N_("Space"),
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "ctrl+underscore": "Ctrl+_",
}


@dataclass(slots=True)
class ActionKeys:
    """One action and the keys that do it."""

    action: str
    keys: str
    does: str
    enabled: bool
    namespace: DOMNode


def key_name(key: str) -> str:
    """``ctrl+q`` is ``Ctrl+Q``, ``pageup`` is ``PgUp``."""
    if key in NAMES:
        return _(NAMES[key])
    before, _plus, last = key.rpartition("+")
    last = _(NAMES[last]) if last in NAMES else last.upper() if len(last) <= 3 else last.capitalize()
    return "+".join([*(part.capitalize() for part in before.split("+") if part), last])


def actions_of(screen: Screen[object]) -> list[ActionKeys]:
    """The actions that the screen's keys do now, in their order; those of text editing and focus are left to habit."""
    found: dict[str, ActionKeys] = {}
    for node, binding, enabled, _tooltip in screen.active_bindings.values():
        if binding.system or binding.action not in _own_actions(type(node)):
            continue
        keys = binding.key_display or key_name(binding.key)
        known = found.get(binding.action)
        if known is None:
            found[binding.action] = ActionKeys(binding.action, keys, _(binding.description), enabled, node)
        elif keys not in known.keys.split():
            known.keys += f" {keys}"
    return list(found.values())


def _own_actions(kind: type[DOMNode]) -> set[str]:
    """The actions that our own classes bind, as against those that Textual's bind."""
    ours = [one for one in kind.__mro__ if one.__module__.startswith("simulator.")]
    bindings = [binding for one in ours for binding in one.__dict__.get("BINDINGS", ())]
    return {binding.action for binding in bindings if isinstance(binding, Binding)}
