"""The page on difficulty is what the measuring gives, and leaves no pair out."""

from simulator.authoring.roots import open_library
from tools.difficulty import PAGE, measure, pairs
from tools.difficulty_page import table_row

SAMPLE = (("decisive", "call-me-brother"), ("lively", "late-gift-review"))


def test_the_page_has_a_row_for_every_pair_and_no_other() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|") and "`" in line]
    told = [tuple(cell.split("`")[1] for cell in row.split("|")[1:3]) for row in rows]
    assert told == pairs(open_library())


def test_the_rows_of_a_sample_are_as_measured_now() -> None:
    page = PAGE.read_text(encoding="utf-8").splitlines()
    for pair in SAMPLE:
        assert table_row(measure(*pair)) in page, "the page is stale: run “make difficulty”"
