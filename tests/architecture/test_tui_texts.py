"""No text of the full screen can be read as markup: told from the sources, so that no place is forgotten."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TUI = Path(__file__).parents[2] / "simulator" / "tui"

TAKES_TEXT = {"Static", "Label", "Button", "OptionList", "Option", "SelectionList"}
"""Widgets that parse text as markup unless they are told otherwise."""
PARSES = {"from_markup", "render_markup", "Markdown", "RichLog", "Link"}
"""What is not used at all."""


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(TUI.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def called(node: ast.Call) -> str:
    function = node.func
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def careless(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls that give a text to a widget which would parse it."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in TAKES_TEXT:
            continue
        markup = next((one.value for one in node.keywords if one.arg == "markup"), None)
        if isinstance(markup, ast.Constant) and markup.value is False:
            continue
        texts = [one for one in node.args if not isinstance(one, ast.Starred)]
        if not texts or not all(is_content(one) for one in texts):
            yield node


def is_content(node: ast.expr) -> bool:
    """Whether it is a call that gives `Content`."""
    return isinstance(node, ast.Call) and called(node).lower().endswith("content")


def test_every_widget_that_could_parse_markup_is_told_not_to() -> None:
    found = [f"{path.name}:{node.lineno}" for path, tree in sources() for node in careless(tree)]
    assert not found


def test_nothing_parses_markup_on_purpose() -> None:
    found = [
        f"{path.name}:{node.lineno}"
        for path, tree in sources()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id in PARSES)
        or (isinstance(node, ast.Attribute) and node.attr in PARSES)
    ]
    assert not found


def test_notices_are_shown_on_paper_and_never_as_toasts() -> None:
    assert not [path.name for path, _tree in sources() if "super().notify(" in path.read_text("utf-8")]
    assert "page.tell(notice)" in (TUI / "everywhere.py").read_text("utf-8")


@pytest.mark.parametrize(
    "source",
    ["Static(name)", "Static(name, markup=True)", "Button(name)", "OptionList()", "Label(f'{name}')", "Option(name)"],
)
def test_this_test_would_notice(source: str) -> None:
    assert list(careless(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    ["Static(name, markup=False)", "Button(Content(name))", "OptionList(markup=False)", "Option(_content(name))"],
)
def test_this_test_lets_the_careful_pass(source: str) -> None:
    assert not list(careless(ast.parse(source)))
