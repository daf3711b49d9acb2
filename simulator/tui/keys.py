"""Keys as people call them, and every action of a screen with its keys: the source of footer, help and palette."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from textual.binding import ActiveBinding, Binding
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


def late(binding: Binding) -> int:
    """How far behind the others a key is told: those that another widget's key would be in front of, by number."""
    number = binding.key.removeprefix("f")
    return int(number) if binding.priority and number.isdigit() else 0


def actions_of(screen: Screen[object]) -> list[ActionKeys]:
    """What the screen's keys do now, the main keys first; those of text editing and focus are left to habit."""
    found: dict[str, ActionKeys] = {}
    active = [one for one in screen.active_bindings.values() if not one.binding.system and _ours(one)]
    for node, binding, enabled, _tooltip in sorted(active, key=lambda one: (not one.binding.show, late(one.binding))):
        keys = binding.key_display or key_name(binding.key)
        known = found.get(binding.action)
        if known is None:
            found[binding.action] = ActionKeys(binding.action, keys, _(binding.description), enabled, node)
        elif keys not in known.keys.split():
            known.keys += f" {keys}"
    return list(found.values())


def _ours(active: ActiveBinding) -> bool:
    """Whether one of our own classes binds that key to that action, as against Textual's."""
    ours = [one for one in type(active.node).__mro__ if one.__module__.startswith("simulator.")]
    bindings = [binding for one in ours for binding in one.__dict__.get("BINDINGS", ())]
    return any(
        isinstance(binding, Binding)
        and binding.action == active.binding.action
        and active.binding.key in binding.key.split(",")
        for binding in bindings
    )
