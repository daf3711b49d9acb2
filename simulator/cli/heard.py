"""What was heard in a reply, as lines for people: the reply with its words marked, then each thing heard."""

from simulator.authoring.naming import blocked_name, label_name, topic_name
from simulator.cli.marked import Mark, marked
from simulator.core.acts import Act, Blocked, Heard, Slot, SlotKind, Span
from simulator.display import shown_line
from simulator.wording import N_, _

SLOTS: dict[SlotKind, str] = {
    "money": N_("money"),
    "discount": N_("discount"),
    "percent": N_("percent"),
    "duration": N_("duration"),
    "date": N_("date"),
    "time": N_("time of day"),
    "quantity": N_("quantity"),
    "order": N_("order number"),
}


def heard_lines(text: str, heard: Heard, *, colour: bool) -> list[str]:
    """The lines, safe to print."""
    lines = marked(text, _marks(heard), colour=colour)
    lines.append("")
    if not heard.acts:
        lines.append(_("Nothing was heard."))
    lines += [_act_line(act, text) for act in heard.acts]
    lines += [_blocked_line(one, text) for one in heard.blocked]
    if heard.topics:
        words = [f"{topic_name(one.id)}{_quoted(one.span, text)}" for one in heard.topics]
        lines.append(_("Topics: {words}").format(words=_(", ").join(words)))
    if heard.slots:
        words = [f"{_(SLOTS[slot.kind])} {slot_value(slot)}{_quoted(slot.span, text)}" for slot in heard.slots]
        lines.append(_("Numbers: {words}").format(words=_(", ").join(words)))
    if heard.cut:
        lines.append(_("Too long: the last {count} characters were not read.").format(count=heard.cut))
    return lines


def _marks(heard: Heard) -> list[Mark]:
    marks = [Mark(one.span, "blocked") for one in heard.blocked]
    for act in heard.acts:
        marks += [Mark(span, "bad" if act.kind == "fault" else "good") for span in act.why or (act.span,)]
    return marks


def _act_line(act: Act, text: str) -> str:
    sign = "!" if act.kind == "fault" else "^"
    words = "".join(dict.fromkeys(_quoted(span, text) for span in act.why or (act.span,)))
    about = _(", about {topic}").format(topic=topic_name(act.topic)) if act.topic else ""
    sure = _("sure {percent} %").format(percent=round(act.sure * 100))
    return f"{sign} {label_name(act.id)} {act.id}{words}  {sure}{about}"


def _blocked_line(blocked: Blocked, text: str) -> str:
    why = blocked_name(blocked.reason)
    if blocked.by is not None:
        why += _quoted(blocked.by, text)
    name = f"{label_name(blocked.id)} {blocked.id}{_quoted(blocked.span, text)}"
    return "~ " + _("{name}  does not count: {why}").format(name=name, why=why)


def _quoted(span: Span, text: str) -> str:
    return f"“{shown_line(span.of(text))}”"


def slot_value(slot: Slot) -> str:
    """The value with its unit."""
    value = slot.value
    match slot.kind:
        case "money":
            return _("{amount} yuan").format(amount=f"{value / 100:.2f}".rstrip("0").rstrip("."))
        case "discount":
            return _("{percent} % of the price").format(percent=value)
        case "percent":
            return f"{value / 100:g}%"
        case "duration":
            return _duration(value)
        case "date":
            return _("in {days} days").format(days=value)
        case "time":
            return f"{value // 3600:02d}:{value % 3600 // 60:02d}"
        case "quantity" | "order":
            return str(value)


def _duration(seconds: int) -> str:
    for size, words in ((86_400, _("{n} days")), (3_600, _("{n} hours")), (60, _("{n} minutes"))):
        if seconds >= size and seconds % size == 0:
            return words.format(n=seconds // size)
    return _("{n} seconds").format(n=seconds)
