"""The report as one page that needs nothing else: no script, no font, no picture from elsewhere."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from simulator.reports.labels import labels
from simulator.reports.page import AT_LENGTH, Page
from simulator.reports.svg import mood_chart, regret_chart
from simulator.wording import language

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGES: Mapping[str, str] = {"zh_CN": "zh-CN", "en": "en"}


def as_html(page: Page) -> str:
    """The page as HTML that is XML as well; everything in it is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html").render(
        page=page,
        words=labels(),
        at_length=AT_LENGTH,
        moods=mood_chart(page.curves),
        regrets=regret_chart(page.chances),
        language=LANGUAGES[language()],
    )
