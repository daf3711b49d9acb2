"""Rows in columns, counted in terminal cells."""

from collections.abc import Iterator, Sequence

from simulator.display import cells, shown_line


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with every column but the last as wide as its widest cell; safe to print."""
    safe = [[shown_line(cell) for cell in row] for row in rows]
    widths: list[int] = []
    for row in safe:
        for place, cell in enumerate(row[:-1]):
            if place == len(widths):
                widths.append(0)
            widths[place] = max(widths[place], cells(cell))
    for row in safe:
        padded = [cell + " " * (widths[place] - cells(cell)) for place, cell in enumerate(row[:-1])]
        yield "  ".join([*padded, *row[-1:]])
