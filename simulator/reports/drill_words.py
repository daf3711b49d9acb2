"""What a drill tells, line by line, for the plain terminal and for the app alike: words and what kind they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.authoring.naming import label_name
from simulator.coaching.drill_critique import OTHER, Item, Judged, Score
from simulator.coaching.drill_kinds import GROUPS, listed
from simulator.coaching.drill_moments import DrillMoment, Spoken, Summary, Tried
from simulator.coaching.near_miss import bettered
from simulator.coaching.recorded import Recorded
from simulator.core.acts import Act
from simulator.core.events import BuyerSaid, TraineeSaid
from simulator.display import cells, fit, shown, shown_line
from simulator.reports.advice_words import edit_words, shift_words
from simulator.scoring.figures import points
from simulator.scoring.proving import proof_of
from simulator.wording import N_, _

Kind = Literal["title", "plain", "dim", "good", "bad", "buyer", "trainee", "notice"]

GROUP_NAMES: Mapping[str, str] = {
    "harsh": N_("Hurting"),
    "denying": N_("Disputing"),
    "no_help": N_("Not helping"),
    "untrue": N_("Saying too much"),
    "forbidden": N_("Against the rules"),
}
LINE = 76
"""Columns that the list of faults may take: it is read on the smallest screen, and by line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, safe to show."""

    words: str
    kind: Kind = "plain"


def moment_rows(recorded: Recorded, moment: DrillMoment, number: int, count: int) -> list[Row]:
    """A moment before it is tried: the last lines, the reply as it was, and what it cost."""
    title = _("Moment {n} of {count}: reply {turn}").format(n=number, count=count, turn=moment.turn)
    rows = [Row(title, "title"), *spoken_rows(moment.before)]
    rows.append(Row(_("You said then: {text}").format(text=shown(moment.said)), "trainee"))
    answered = recorded.stands[moment.turn].answered
    rows += [Row(_("Buyer: {text}").format(text=shown(one)), "buyer") for one in answered]
    moods = _(", ").join(f"{shown_line(name)} {value}" for name, value in moment.moods)
    rows.append(Row(_("Moods before it: {moods}").format(moods=moods), "dim"))
    for one in moment.failed:
        words = _("Failed: {check} {points}/{out_of}")
        told = words.format(check=shown_line(one.name), points=points(one.points), out_of=points(one.out_of))
        rows.append(Row(told, "bad"))
    if not moment.failed:
        rows.append(Row(_("No check failed here; but the buyer took it ill, or a better way was open."), "bad"))
    return rows


def spoken_rows(spoken: Sequence[Spoken]) -> Iterator[Row]:
    for one in spoken:
        match one:
            case BuyerSaid():
                yield Row(_("Buyer: {text}").format(text=shown(one.text)), "buyer")
            case TraineeSaid():
                yield Row(_("You: {text}").format(text=shown(one.text)), "trainee")
            case _:
                yield Row(_("Notice: {text}").format(text=shown(one.text)), "notice")


def tried_rows(tried: Tried, left: int) -> list[Row]:
    """What another reply does; ``left`` tries remain."""
    rows = [Row(_heard(tried))]
    would = " / ".join(shown_line(one) for one in tried.would) or _("(says nothing)")
    rows.append(Row(_("The buyer now: {text}").format(text=would), "buyer"))
    moved = tuple(one for one in tried.moods if one.was != one.would)
    moods = shown_line(shift_words(moved)) if moved else _("as they were then")
    rows.append(Row(_("Moods after it, was → would: {moods}").format(moods=moods)))
    if tried.marks is not None:
        was, would_be = tried.marks
        words = _("Marks with all your later replies, was → would: {was} → {would}")
        rows.append(Row(words.format(was=was, would=would_be), _kind(would_be - was)))
    for one in tried.checks:
        sign = "✓" if one.passes else "△" if one.gains else "✗"
        words = f"{sign} {shown_line(one.name)} {points(one.was)} → {points(one.would)} / {points(one.out_of)}"
        rows.append(Row(words, "good" if one.gains else "bad"))
    if tried.lost:
        rows.append(Row(_("That loses the buyer, who was not lost then."), "bad"))
    rows.append(_verdict(tried, left))
    return rows


def _verdict(tried: Tried, left: int) -> Row:
    if tried.mended:
        return Row(_("Mended."), "good")
    told = _("Not mended yet. Tries left: {left}").format(left=left) if left else _("Not mended.")
    return Row(f"{told} {_why_not(tried)}", "bad")


def _why_not(tried: Tried) -> str:
    """What stands in the way, by what was heard and what came of it."""
    faults = dict.fromkeys(label_name(one.id) for one in tried.heard.faults())
    if faults:
        return _("A fault was heard in it: {names}.").format(names=_(", ").join(faults))
    if not any(tried.heard.services()):
        return _("Nothing that serves the buyer was heard in it.")
    if tried.lost:
        return _("The buyer leaves over it.")
    if bettered(tried.moods) < 0:
        return _("The buyer is worse off with it than then.")
    if tried.checks:
        return _("What failed earns no more with it.")
    return _("The buyer is no better off with it.")


def answer_rows(recorded: Recorded, moment: DrillMoment) -> list[Row]:
    """The model answer, or the smallest change that would have done."""
    rows = [Row(_("A model answer: {text}").format(text=shown(text)), "good") for text in moment.answers[:1]]
    edits = [one.edit for one in moment.near_misses] or ([moment.softer.edit] if moment.softer else [])
    changes = list(dict.fromkeys(edit_words(recorded, moment.turn, edit) for edit in edits))[:2]
    rows += [Row(_("The smallest change: {change}").format(change=change)) for change in changes]
    return rows or [Row(_("There is no model answer for this moment."), "dim")]


def summary_rows(told: Summary) -> list[Row]:
    words = _("Moments mended: {mended} of {count}; replies tried: {tries}.")
    kind: Kind = "good" if told.moments and told.mended == told.moments else "title"
    return [Row(words.format(mended=told.mended, count=told.moments, tries=told.tries), kind)]


def item_rows(item: Item, number: int, count: int) -> list[Row]:
    """A reply of a flawed talk before it is judged."""
    rows = [Row(_("Reply {n} of {count}").format(n=number, count=count), "title"), *spoken_rows(item.before)]
    return [*rows, Row(_("Agent: {text}").format(text=shown(item.said)), "trainee")]


def fault_choices() -> tuple[str, ...]:
    """What can be wrong with a reply, in the order of the numbers that it is chosen by, from 1."""
    return (*listed(), OTHER)


def fault_name(fault: str) -> str:
    return _("something else") if fault == OTHER else label_name(fault)


def choices_rows() -> list[Row]:
    """All faults there are with their numbers, a group on each line, the same for every talk."""
    number = {fault: place for place, fault in enumerate(fault_choices(), 1)}
    widest = max(cells(_(name)) for name in GROUP_NAMES.values())
    rows = [Row(_("What can be wrong with a reply, in every talk alike:"), "dim")]
    for group, faults in GROUPS.items():
        head = fit(_(GROUP_NAMES[group]), widest)
        named = [f"{number[one]} {fault_name(one)}" for one in faults]
        rows += [Row(line, "dim") for line in _lines(head, named)]
    last = [f"{number[OTHER]} {fault_name(OTHER)}", f"0 {_('nothing wrong')}"]
    return [*rows, *(Row(line, "dim") for line in _lines(" " * widest, last))]


def _lines(head: str, named: Sequence[str]) -> Iterator[str]:
    """``head`` and what belongs to it, on as few lines as the smallest screen allows."""
    line = head
    for one in named:
        if cells(line) + 2 + cells(one) > LINE:
            yield line
            line = " " * cells(head)
        line += f"  {one}"
    yield line


def said_row(judged: Judged) -> Row:
    """What the trainee said of a reply."""
    given = (*judged.hits, *(one.said for one in judged.shades), *judged.open, *judged.false)
    said = _(", ").join(fault_name(one) for one in given) or _("nothing wrong")
    return Row(_("You say: {text}").format(text=said), "trainee")


def judged_rows(item: Item, judged: Judged) -> list[Row]:
    """What is so, at once, with the words that prove it."""
    rows: list[Row] = []
    words = {flaw.fault: "…".join(shown_line(word) for word in flaw.words) for flaw in item.flaws}
    for name in judged.hits:
        rows.append(Row(f"✓ {_proved(_('Right: {fault}'), name, words)}", "good"))
    for shade in judged.shades:
        near = _("Defensible too: {said}; heard was {fault}").format(said=fault_name(shade.said), fault="{fault}")
        rows.append(Row(f"✓ {_proved(near, shade.fault, words)}", "good"))
    for name in judged.misses:
        rows.append(Row(f"✗ {_proved(_('Missed: {fault}'), name, words)}", "bad"))
    for name in judged.false:
        rows.append(Row("✗ " + _("Not so: {fault} was not heard").format(fault=fault_name(name)), "bad"))
    if not rows:
        rows.append(_unheard(item, judged))
    for cost in item.costs:
        about = f"“{shown_line(cost.words)}”" if cost.words else ""
        if cost.lost:
            told = _("Marks: {check} {points}{words}")
            rows.append(Row("  " + told.format(check=shown_line(cost.name), points=points(-cost.lost), words=about)))
        else:
            rows.append(Row("  " + _("Not allowed: {check}{words}").format(check=shown_line(cost.name), words=about)))
    return rows


def _unheard(item: Item, judged: Judged) -> Row:
    """About a reply in which nothing wrong was heard."""
    moods = _(", ").join(f"{shown_line(one.name)} {one.was}→{one.now}" for one in item.hurt)
    if judged.open:
        names = _(", ").join(fault_name(one) for one in judged.open)
        words = _("Left open: {names}. None was heard and no marks were lost, but the buyer took it ill: {moods}")
        return Row("△ " + words.format(names=names, moods=moods))
    if item.hurt:
        words = _("Right: no fault was heard. But the buyer took it ill: {moods}")
        return Row("✓ " + words.format(moods=moods), "good")
    return Row("✓ " + _("Right: nothing is wrong with it."), "good")


def score_rows(score: Score) -> list[Row]:
    """How well a talk was judged, in plain words."""
    there, accused = score.found + score.misses, score.so + score.false
    rows = [Row(_("Replies judged right: {right} of {count}").format(right=score.right, count=score.replies), "title")]
    if score.recall is None:
        rows.append(Row(_("Nothing was wrong with this talk.")))
    else:
        words = _("Found: of {there} faults you found {hits} ({percent} %); {misses} missed.")
        told = words.format(there=there, hits=score.found, percent=score.recall, misses=score.misses)
        rows.append(Row(told, "good" if not score.misses else "bad"))
    if score.precision is None:
        rows.append(Row(_("You accused no reply of anything.")))
    else:
        words = _("Hit: of {accused} accusations {hits} were so ({percent} %); {false} false.")
        told = words.format(accused=accused, hits=score.so, percent=score.precision, false=score.false)
        rows.append(Row(told, "good" if not score.false else "bad"))
    return rows


def _proved(told: str, fault: str, words: dict[str, str]) -> str:
    line = told.format(fault=fault_name(fault))
    return f"{line}“{words[fault]}”" if words.get(fault) else line


def _heard(tried: Tried) -> str:
    acts = tried.heard.acts
    if not acts:
        return _("heard: {acts}").format(acts=_("nothing was heard"))
    names = dict.fromkeys(_act(act, tried.text) for act in acts)
    return _("heard: {acts}").format(acts=_(", ").join(names))


def _act(act: Act, said: str) -> str:
    """Its name, and the first words that prove it."""
    words = shown_line(proof_of(act, said).of(said))
    return ("✗" if act.kind == "fault" else "") + f"{label_name(act.id)}“{words}”"


def _kind(by: int) -> Kind:
    return "good" if by > 0 else "bad" if by < 0 else "plain"
