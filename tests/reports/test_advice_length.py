"""A bad day stays readable: the dearest advice at length, the rest by name."""

from html.parser import HTMLParser

from simulator.cli.marks import PrintedMarks
from simulator.reports.build import build_page
from simulator.reports.gather import Report
from simulator.reports.html import as_html
from simulator.reports.page import AT_LENGTH
from simulator.reports.text import as_text


class _Folded(HTMLParser):
    """The words that the page shows only on request."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.words = False, ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # the parser's own way
        self.inside = self.inside or tag == "details"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "details"

    def handle_data(self, data: str) -> None:
        self.words += data if self.inside else ""


def test_the_dearest_advice_stands_at_length_and_the_rest_is_named_in_every_form(report: Report) -> None:
    assert report.card is not None
    page = build_page(report)
    most, rest = page.advice[:AT_LENGTH], page.advice[AT_LENGTH:]
    assert rest
    assert [one.mark.name for one in report.card.failed[:AT_LENGTH]] == [one.name for one in most]
    text, folded = as_text(page), _Folded()
    folded.feed(as_html(page))
    lines = text[text.index("== 下次可以这样 ==") :].splitlines()
    for one in most:
        assert one.text not in folded.words
        assert all(example in "\n".join(lines) for example in one.examples)
    for one in rest:
        assert f"  {one.lost} {one.name}：{one.text}" in lines
        assert one.text in folded.words
        assert not [example for example in one.examples if example in "\n".join(lines)]


def test_the_end_of_a_talk_gives_five_pieces_of_advice_and_names_the_others(report: Report) -> None:
    assert report.card is not None
    lines = PrintedMarks(report.card, report.stored.events).lines()
    after = lines[lines.index("可以这样做：") + 1 :]
    failed = report.card.failed
    assert len(failed) > AT_LENGTH
    assert len([line for line in after if line.startswith("  ") and not line.startswith("   ")]) == AT_LENGTH + 2
    assert all(one.mark.name in after[-2] for one in failed[AT_LENGTH:])
