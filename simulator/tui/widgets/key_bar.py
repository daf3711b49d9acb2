"""The last line of a screen: its main keys, in the language in use; a click on one presses it."""

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from simulator.wording import _


class KeyBar(Footer):
    """Textual's footer with its words translated; descriptions of bindings are ids of the catalogue."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def compose(self) -> ComposeResult:
        if not self._bindings_ready:
            return
        told: set[str] = set()
        for _node, binding, enabled, _tooltip in self.screen.active_bindings.values():
            if not binding.show or binding.action in told:
                continue
            told.add(binding.action)
            yield FooterKey(
                binding.key, self.app.get_key_display(binding), _(binding.description), binding.action, not enabled
            ).data_bind(compact=Footer.compact)
