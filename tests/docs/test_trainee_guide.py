"""The trainee's guide names every key of the debrief."""

from textual.binding import Binding

from simulator.tui.keys import key_name
from simulator.tui.screens.debrief import DebriefScreen
from simulator.wording import use_language
from tests.docs.reading import ROOT, rows

GUIDE = ROOT / "docs" / "guide-trainee.zh-CN.md"


def test_every_key_of_the_debrief_has_a_row() -> None:
    use_language("zh_CN")
    told = "".join(cells[0] for cells in rows(GUIDE, "按键"))
    keys = [key for one in DebriefScreen.BINDINGS if isinstance(one, Binding) for key in one.key.split(",")]
    assert len(keys) > 20
    # The numbers of the pages stand as a range.
    assert [key for key in keys if f"`{key_name(key)}`" not in told and key not in "234"] == []
