"""The one widget that shows text: blocks laid out to its width, and only the lines in sight are drawn.

A thousand messages cost no more than ten. Nothing is ever parsed as markup, and every text has passed
`simulator.display` when it becomes a `Piece`.
"""

from bisect import bisect_right
from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from simulator.tui.paper.pieces import Block, Line, Look
from simulator.tui.widgets.looks import DRAWN


class Paper(ScrollView):
    """A page of blocks. Focus it to scroll by keys."""

    def __init__(
        self, blocks: Iterable[Block] = (), *, follow: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks = list(blocks)
        self._tail: list[Block] = []
        self._follow = follow
        """Whether the end stays in sight as blocks are added."""
        self._starts: list[int] = []
        self._lines: list[Line] = []
        self._tail_lines: list[Line] = []
        self._laid_for = 0
        self._height = 0
        """Rows in sight when it was last laid out."""
        self._strips: dict[int, Strip] = {}
        self._looks: dict[Look, Style] = {}

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (*self._blocks, *self._tail)

    @property
    def text(self) -> str:
        """All lines as plain text, for tests and for copying."""
        return "\n".join("".join(piece.text for piece in line) for line in self._all_lines())

    def show(self, blocks: Iterable[Block], *, keep_place: bool = False) -> None:
        """Put these blocks in place of what is there."""
        self._blocks, self._tail = list(blocks), []
        self._lay(self._laid_for)
        if not keep_place:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def add(self, block: Block) -> None:
        """One more block at the end; the cost does not grow with what is there."""
        self._blocks.append(block)
        if self._laid_for:
            self._starts.append(len(self._lines))
            self._lines += block.lines(self._laid_for)
            self._resized()

    def set_tail(self, *blocks: Block) -> None:
        """Blocks that stay behind all others until they are taken away, such as *is typing*."""
        if list(blocks) != self._tail:
            self._tail = list(blocks)
            self._lay_tail()
            self._resized()

    def to_block(self, index: int) -> None:
        """Bring a block to the top of the page."""
        if 0 <= index < len(self._starts):
            self.scroll_to(y=self._starts[index], animate=False, immediate=True, force=True)

    def block_at_top(self) -> int:
        """The index of the block that the top line belongs to."""
        return max(0, bisect_right(self._starts, round(self.scroll_y)) - 1)

    def to_end(self) -> None:
        self.scroll_end(animate=False, immediate=True, x_axis=False, force=True)

    def height_at(self, width: int) -> int:
        """How many lines the blocks take in so many columns."""
        return sum(len(block.lines(width)) for block in self.blocks)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's
        return self.height_at(width) if width else 0

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  # Textual's
        return container.width

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()

    def on_resize(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._laid_for:
            self._lay(width)
        elif self._follow and self._at_end:
            self.to_end()
        self._height = self.size.height

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        number = round(self.scroll_offset.y) + y
        known = self._strips.get(number)
        if known is None or known.cell_length != width:
            known = self._strips[number] = self._strip(self._line(number), width)
        return known

    def _line(self, number: int) -> Line:
        if number < len(self._lines):
            return self._lines[number]
        number -= len(self._lines)
        return self._tail_lines[number] if number < len(self._tail_lines) else ()

    def _strip(self, line: Line, width: int) -> Strip:
        base = self.rich_style
        segments = [Segment(piece.text, base + self._style(piece.look)) for piece in line if piece.text]
        return Strip(segments).crop_extend(0, width, base)

    def _style(self, look: Look) -> Style:
        style = self._looks.get(look)
        if style is None:
            style = self._looks[look] = DRAWN[look].style(self.app.theme_variables)
        return style

    def _all_lines(self) -> list[Line]:
        return [*self._lines, *self._tail_lines]

    def _lay(self, width: int) -> None:
        self._laid_for = width
        self._starts, self._lines = [], []
        if width:
            for block in self._blocks:
                self._starts.append(len(self._lines))
                self._lines += block.lines(width)
        self._strips.clear()
        self._lay_tail()
        self._resized()

    def _lay_tail(self) -> None:
        self._tail_lines = (
            [line for block in self._tail for line in block.lines(self._laid_for)] if self._laid_for else []
        )

    @property
    def _at_end(self) -> bool:
        """Whether the end is in sight, or was before a change of size that is only being dealt with."""
        seen = round(self.scroll_y) + self._height
        return not self.size.height or self.is_vertical_scroll_end or seen >= self.virtual_size.height

    def _resized(self) -> None:
        at_end = self._at_end
        for number in [number for number in self._strips if number >= (self._starts[-1] if self._starts else 0)]:
            del self._strips[number]
        self.virtual_size = Size(self._laid_for, len(self._lines) + len(self._tail_lines))
        if self._follow and at_end:
            self.to_end()
        self.refresh()
