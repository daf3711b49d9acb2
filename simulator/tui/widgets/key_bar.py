"""The last line of a screen: its main keys, in the language in use; a click on one presses it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from simulator.tui.keys import late
from simulator.wording import marked

MIDDLE: Final = 1
ORDER: Final[Mapping[str, int]] = {"help": 0, "palette": 2, "quit": 3}
"""Help first, since it tells all the others; what does not fit is left out at the end."""


@dataclass(frozen=True, slots=True)
class _Key:
    """One key as it stands in the bar."""

    key: str
    keys: str
    words: str
    action: str
    disabled: bool


class KeyBar(Footer):
    """Textual's footer with its words translated; descriptions of bindings are ids of the catalogue."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._standing: list[_Key] = []

    def compose(self) -> ComposeResult:
        self._standing = self._fitting()
        for one in self._standing:
            yield FooterKey(one.key, one.keys, one.words, one.action, one.disabled).data_bind(compact=Footer.compact)

    async def recompose(self) -> None:
        """Anew only where other keys are to be shown: textual asks at every change of focus, and it takes 30 ms."""
        if self.is_attached and self._fitting() != self._standing:
            await super().recompose()

    def _fitting(self) -> list[_Key]:
        """The keys that may be pressed now, as far as there is room."""
        if not self._bindings_ready:
            return []
        room = self.app.size.width
        shown: dict[str, ActiveBinding] = {}
        for one in self.screen.active_bindings.values():
            if one.binding.show:
                shown.setdefault(one.binding.action, one)
        fitting = []
        for one in sorted(shown.values(), key=_place):
            binding = one.binding
            keys, words = self.app.get_key_display(binding), marked(binding.description)
            room -= cell_len(keys) + cell_len(words) + 2
            if room < -1:
                break
            fitting.append(_Key(binding.key, keys, words, binding.action, not one.enabled))
        return fitting

    def on_resize(self) -> None:
        if self._bindings_ready:
            self.call_after_refresh(self.recompose)


def _place(one: ActiveBinding) -> tuple[int, int]:
    return ORDER.get(one.binding.action, MIDDLE), late(one.binding)
