"""The report as plain lines, from the same values as the page."""

from collections.abc import Iterator, Mapping

from simulator.display import cells
from simulator.reports.labels import labels
from simulator.reports.page import AT_LENGTH, Bar, Message, Page, Point
from simulator.wording import _

BAR = 20
"""Columns of a full bar."""
SIGNS = {"good": "✓", "bad": "✗", "warn": "~", "": "·"}


def as_text(page: Page) -> str:
    """The whole report; every line ends with a line end."""
    words = labels()
    parts = [_head(page), _result(page, words), _talk(page, words)]
    if page.tried:
        parts += [_points(page, words), _chances(page, words)]
    parts += [_open(page, words), _advice(page, words)]
    return "\n".join(line for part in parts for line in (*part, "")).rstrip("\n") + "\n"


def _head(page: Page) -> Iterator[str]:
    yield page.title
    yield from (f"{pair.name}：{pair.value}" for pair in page.about if pair.value)
    yield from (f"! {warning}" for warning in page.warnings)


def _result(page: Page, words: Mapping[str, str]) -> Iterator[str]:
    result = page.result
    yield f"== {words['result']} =="
    yield "  ".join(part for part in (result.outcome, result.ending, result.stars) if part)
    if result.review:
        yield f"{words['review']}：{result.review}"
    if result.total:
        yield f"{words['total']} {result.total} {words['of']}（{result.rubric}）"
        widest = max((cells(bar.name) for bar in result.bars), default=0)
        yield from (_bar(bar, widest) for bar in result.bars)
        if result.hints:
            yield f"  {words['hints']} {result.hints}"
        if result.added:
            yield f"  {result.added}"
        if result.kpi:
            parts = [f"{axis.name} {axis.points}/{axis.out_of}" for axis in result.axes]
            parts += [f"{words['hints']} {result.kpi_hints}"] if result.kpi_hints else []
            parts += [result.kpi_added] if result.kpi_added else []
            yield f"  {words['kpi']} {result.kpi}  {' · '.join(parts)}"
        if result.unjudged:
            yield f"  {result.unjudged}"
    else:
        yield words["no_rubric"]
    if result.help:
        yield f"! {result.help}"
    if result.code:
        yield f"{words['code']} {result.code}"
    for verdict in result.verdicts:
        yield f"{SIGNS[verdict.look]} {verdict.name} {verdict.words}"
        yield from (f"    {words['safer']}：{text}" for text in verdict.safer)
    if len(result.attempts) > 1:
        yield f"{words['attempts']}："
        for row in result.attempts:
            this = f"  ← {words['this_one']}" if row.this else ""
            yield f"  {row.when}  {row.total or '–':>3}  {row.stars}  {row.result}{this}"
        if result.change:
            yield result.change
    if page.lenses:
        yield f"{words['lenses']}："
    for lens in page.lenses:
        yield f"  {lens.name} {lens.total} {words['of']}"
        yield from ("  " + _bar(bar, max(cells(one.name) for one in lens.bars)) for bar in lens.bars)
        if lens.hints:
            yield f"    {words['hints']} {lens.hints}"
        if lens.added:
            yield f"    {lens.added}"


def _bar(bar: Bar, widest: int) -> str:
    full = BAR * bar.percent // 100
    drawn = "█" * full + "░" * (BAR - full)
    return f"  {bar.name}{' ' * (widest - cells(bar.name))}  {drawn}  {bar.points}/{bar.out_of}"


def _talk(page: Page, words: Mapping[str, str]) -> Iterator[str]:
    yield f"== {words['talk']} =="
    for message in page.talk:
        yield from _message(message, words)
    if page.whole:
        yield f"{words['whole']}："
    yield from (f"    {mark.points} {mark.name}" for mark in page.whole)
    if page.gone:
        yield f"{words['gone']}：{words['gone_about']}"
    for row in page.gone:
        said = row.said.replace("\n", " ")
        end = f"  [{row.end}]" if row.end else ""
        yield f"  {row.turn}  “{said}” → {row.answer}{end}"


def _message(message: Message, words: Mapping[str, str]) -> Iterator[str]:
    indent = "    "
    text = message.text.replace("\n", f"\n{indent}")
    match message.side:
        case "notice":
            yield f"  · {text}"
        case "buyer":
            yield f"{message.name} {message.when}  {text}"
        case "trainee":
            yield f"[{message.turn}] {message.name} {message.when}  {text}"
            for one in message.findings:
                why = f"（{one.why}）" if one.why else ""
                yield f"{indent}{SIGNS[one.look]} {one.number} {one.name}{why}“{one.words}”"
            yield from (f"{indent}{mark.points} {mark.name}" for mark in message.marks)
    yield from (f"{indent}… {thought}" for thought in message.thoughts)
    if message.moods:
        yield indent + "  ".join(f"{mood.name} {mood.was}→{mood.now}" for mood in message.moods)
    yield from (f"{indent}{words['told']}：{fact}" for fact in message.told)


def _points(page: Page, words: Mapping[str, str]) -> Iterator[str]:
    yield f"== {words['points']} =="
    if not page.points:
        yield words["no_points"]
    for point in page.points:
        yield from _point(point, words)


def _point(point: Point, words: Mapping[str, str]) -> Iterator[str]:
    said = point.said.replace("\n", " ")
    yield f"[{point.turn}] “{said}”"
    if point.cost:
        yield f"    {words['cost']}：{point.cost}"
    for near in point.near:
        does = _(", ").join(part for part in (near.gained, near.moods) if part)
        yield f"    {words['near']}：{near.name}：{does}"
    for answer in point.answers:
        yield f"    {words['what_if']}：“{answer.text}”"
        for row in answer.rows:
            sign = f" {SIGNS[row.look]}" if row.look else ""
            yield f"      {row.name}：{row.was} → {row.would}{sign}"


def _chances(page: Page, words: Mapping[str, str]) -> Iterator[str]:
    yield f"== {words['chances']} =="
    for row in page.chances:
        bar = "▇" * (-(-row.regret * BAR // 999))
        given = f"  {bar} {row.given}" if row.given else ""
        yield f"  {row.turn}  {row.best}{given}"
        if row.way:
            yield f"      {words['way']}：{row.way}"


def _open(page: Page, words: Mapping[str, str]) -> Iterator[str]:
    yield f"== {words['open']} =="
    yield f"{words['asked']}："
    if not page.asked:
        yield f"  {words['asked_nothing']}"
    for one in page.asked:
        key = f"（{words['key']}）" if one.key else ""
        yield f"  ? {one.name}{key}  {words['ask']}{one.question}"
    yield f"{words['needs']}："
    if not page.needs:
        yield f"  {words['needs_none']}"
    yield from (f"  - {one.name}（{one.value}）" for one in page.needs)
    yield f"{words['next']}："
    for skill in page.next.skills:
        yield f"  - {skill.name}"
        yield f"    {skill.value}"
    yield _("  {case}: {why}").format(case=page.next.case, why=page.next.why)
    yield f"    {page.next.command}"


def _advice(page: Page, words: Mapping[str, str]) -> Iterator[str]:
    yield f"== {words['advice']} =="
    if not page.advice:
        yield words["advice_none"]
    for one in page.advice[:AT_LENGTH]:
        turns = f"（{one.turns}）" if one.turns else ""
        yield f"{one.lost} {one.name}{turns}：{one.text}"
        yield from (f"    {words['say']}{example}" for example in one.examples)
    rest = page.advice[AT_LENGTH:]
    if rest:
        yield f"{words['rest']}："
    yield from (f"  {one.lost} {one.name}：{one.text}" for one in rest)
