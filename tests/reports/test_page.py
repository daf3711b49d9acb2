"""The page: well formed, in need of nothing else, and nothing in it that anybody typed is ever markup."""

import re
import xml.etree.ElementTree as ElementTree
from fractions import Fraction
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.library import Library
from simulator.core.acts import Span
from simulator.display import shown
from simulator.reports.build import build_page
from simulator.reports.gather import Report, gather
from simulator.reports.html import as_html
from simulator.reports.page import Look
from simulator.reports.stored import open_stored
from simulator.reports.svg import mood_chart, regret_chart
from simulator.reports.talk_part import pieces
from simulator.reports.text import as_text
from simulator.scoring.figures import points
from simulator.wording import use_language
from tests.reports.conftest import store

HOSTILE = [
    "<script>alert(1)</script>",
    "]]> --> </style></title></svg>",
    "<img src=x onerror=alert(1)> &lt;b&gt; &amp; ' \" {{ 7*7 }} {% raw %}",
    "\x1b[31m红\x07\x00\x9b2J \u202e反\u202c \ud800 \u200b",
    "[@click=app.exit(1)]javascript:alert(1)",
]
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def html(report: Report) -> str:
    return as_html(build_page(report))


@pytest.fixture(scope="module")
def hostile(library: Library, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = store(library, tmp_path_factory.mktemp("hostile"), HOSTILE)
    return as_html(build_page(gather(library, open_stored(library, path), path.parent)))


def tags(page: str) -> set[str]:
    """The names of all elements, as an HTML parser sees them."""
    found: set[str] = set()

    class Collector(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add(tag)
            found.update(f"@{name}" for name, _value in attrs)

    Collector().feed(page)
    return found


def test_the_page_is_well_formed_and_has_its_five_parts(html: str) -> None:
    root = ElementTree.fromstring(html)
    sections = [part.get("id") for part in root.iter(f"{XHTML}section")]
    assert sections == ["result", "talk", "points", "chances", "open"]
    ids = [part.get("id") for part in root.iter() if part.get("id")]
    assert len(ids) == len(set(ids))
    for link in root.iter(f"{XHTML}a"):
        assert (link.get("href") or "").removeprefix("#") in ids


def test_the_page_needs_nothing_from_elsewhere(html: str) -> None:
    assert tags(html).isdisjoint(
        {"script", "link", "iframe", "object", "embed", "img", "base", "form", "@src", "@srcset"}
    )
    addresses = set(re.findall(r"[a-z]+://[^\"' <]+", html))
    assert addresses <= {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"}
    style = html.split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_nothing_that_was_typed_becomes_markup(hostile: str, html: str) -> None:
    ElementTree.fromstring(hostile)
    assert tags(hostile) <= tags(html) | {"blockquote", "ul", "li"}
    assert "<script" not in hostile
    assert "&lt;script&gt;" in hostile
    assert "{{ 7*7 }}" in hostile
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", hostile)
    assert "␛" in hostile


def test_the_very_words_are_marked_and_lead_to_what_was_heard(html: str) -> None:
    root = ElementTree.fromstring(html)
    replies = [one for one in root.iter(f"{XHTML}article") if (one.get("id") or "").startswith("reply-")]
    assert len(replies) == 4
    blame = replies[1]
    assert any(mark.get("class") == "bad" for mark in blame.iter(f"{XHTML}mark"))
    numbers = {one.text for one in blame.iter(f"{XHTML}sup")}
    named = {one.text for chip in blame.iter(f"{XHTML}span") if "chip" in chip.get("class", "") for one in chip}
    assert numbers
    assert numbers == named


def test_the_mood_curve_has_a_dot_for_the_start_and_each_reply(html: str, report: Report) -> None:
    root = ElementTree.fromstring(html)
    lines = [one for one in root.iter(f"{SVG}g") if "mood" in one.get("class", "")]
    assert len(lines) == len(report.stored.case.buyer.chart.moods)
    assert all(len(list(one.iter(f"{SVG}circle"))) == 5 for one in lines)


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-3, 35), st.integers(-3, 35), st.sampled_from(["good", "bad", "warn"])), max_size=6),
)
def test_no_character_is_lost_or_doubled_by_marking(text: str, places: list[tuple[int, int, Look]]) -> None:
    spans = [(Span(start, end), look, number) for number, (start, end, look) in enumerate(places, 1)]
    cut = pieces(text, spans)
    # Characters that are only shown together, such as CRLF, may be cut apart; nothing else may differ.
    if "\r" not in text and "\u200d" not in text:
        assert "".join(piece.text for piece in cut) == shown(text)
    inside = {number for span, _look, number in spans if max(0, span.start) < min(len(text), span.end)}
    assert sorted(note for piece in cut for note in piece.notes) == sorted(inside)


def test_the_text_tells_what_the_page_tells(report: Report, html: str) -> None:
    page = build_page(report)
    text = as_text(page)
    words = "".join(ElementTree.fromstring(html).itertext())
    for told in (
        page.result.outcome,
        page.result.total,
        *(bar.name for bar in page.result.bars),
        *(answer.text for point in page.points for answer in point.answers),
        *(near.name for point in page.points for near in point.near),
        *(row.way for row in page.chances),
        *(one.question for one in page.asked),
        *(one.name for one in page.needs),
        *(one.text for one in page.advice),
        page.next.command,
    ):
        assert told in text
        assert told in words


def test_the_names_at_the_curve_do_not_cover_one_another(report: Report) -> None:
    chart = mood_chart(build_page(report).curves)
    heights = sorted(line.label_y for line in chart.lines)
    assert all(later - earlier >= 14 for earlier, later in pairwise(heights))
    assert regret_chart(()).bars == ()


def test_a_page_is_made_in_english_too(report: Report) -> None:
    use_language("en")
    page = as_html(build_page(report))
    assert '<html lang="en"' in page
    assert "Turning points" in page


def test_a_talk_that_was_never_answered_still_has_a_report(library: Library, tmp_path: Path) -> None:
    path = store(library, tmp_path, [], leave=False)
    report = gather(library, open_stored(library, path), path.parent)
    page = build_page(report)
    ElementTree.fromstring(as_html(page))
    assert report.end is None
    assert page.points == ()
    assert as_text(page)


def test_where_proofs_overlap_the_fault_shows() -> None:
    cut = pieces("非常抱歉，随便你", [(Span(5, 8), "bad", 1), (Span(0, 8), "good", 2)])
    assert [(piece.text, piece.look) for piece in cut] == [("非常抱歉，", "good"), ("随便你", "bad")]


def test_proof_counts_the_characters_as_typed_though_more_are_shown() -> None:
    cut = pieces("\x1b抱\u200b歉", [(Span(1, 4), "good", 1)])
    assert [(piece.text, piece.look) for piece in cut] == [("␛", ""), ("抱\\u200b歉", "good")]


@pytest.mark.parametrize(
    ("value", "told"),
    [(Fraction(3), "+3"), (Fraction(-3, 2), "-1.5"), (Fraction(1, 3), "+0.3"), (Fraction(-10, 3), "-3.3")],
)
def test_points_are_told_to_a_tenth_with_their_sign(value: Fraction, told: str) -> None:
    assert points(value, signed=True) == told


def test_what_proves_a_mark_is_told_by_a_name_and_never_by_an_id(report: Report) -> None:
    proofs = [mark.why for message in build_page(report).talk for mark in message.marks]
    assert any(proofs)
    assert not [why for why in proofs if re.search("[a-z_]{3,}", why)]


def test_an_example_is_shown_once_however_many_checks_it_would_have_passed(report: Report) -> None:
    examples = [example for row in build_page(report).advice for example in row.examples]
    assert examples
    assert len(examples) == len(set(examples))
