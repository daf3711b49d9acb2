"""Whether everything that a script names exists in its conversation: a misspelt expectation must not pass unseen."""

from collections.abc import Iterable, Mapping

from simulator.authoring.compiling.quantities import guard, seconds
from simulator.authoring.compiling.report import Part
from simulator.authoring.models.script import ExpectEntry, ScriptFile
from simulator.core.chart import Chart
from simulator.core.ending import UNFINISHED
from simulator.core.signals import SIGNALS
from simulator.core.taxonomy import LABELS
from simulator.wording import _

CODE = "R013"


def check_words(script: ScriptFile, chart: Chart, top: Part, dimensions: Iterable[str] | None) -> None:
    """Complain about every word of the script that names nothing.

    ``dimensions`` are those of the rubric; None where there is none, so that nothing can be said about them.
    """
    if script.expect:
        _expectation(script.expect, chart, top / "expect")
    for place, step in enumerate(script.talk):
        part = top / "talk" / place
        for field, value in (("after", step.after), ("typing", step.typing), ("wait", step.wait)):
            if value is not None:
                seconds(value, part / field)
        if step.expect:
            _expectation(step.expect, chart, part / "expect")
    if script.end is None:
        return
    end, part = script.end, top / "end"
    endings = [UNFINISHED.id, *(name for name, node in chart.nodes.items() if node.ending)]
    if end.ending is not None and end.ending not in endings:
        (part / "ending").unknown(CODE, _("this flow has no ending “{word}”"), end.ending, endings)
    if end.stars is not None:
        guard({"stars": end.stars}, part)
    guard(end.marks, part / "marks")
    if dimensions is not None:
        known = ["total", *dimensions]
        for name in end.marks:
            if name not in known:
                (part / "marks" / name).unknown(
                    CODE, _("the rubric has no dimension “{word}”"), name, known, at_key=True
                )


def _topics() -> Mapping[str, object]:
    # Whoever plays the script needs the lexicon anyway.
    from simulator.understanding.lexicon import lexicon

    return lexicon().topics


def _expectation(expect: ExpectEntry, chart: Chart, part: Part) -> None:
    for field, names in (("hears", expect.hears), ("not_hears", expect.not_hears)):
        for place, name in enumerate(names):
            if name.partition(":")[0] not in LABELS:
                here = part / field / place
                here.unknown(CODE, _("there is no act or fault “{word}”"), name.partition(":")[0], LABELS)
            if (topic := name.partition(":")[2]) and topic not in _topics():
                (part / field / place).unknown(CODE, _("there is no topic “{word}”"), topic, _topics())
    for field, names in (("signals", expect.signals), ("not_signals", expect.not_signals)):
        for place, name in enumerate(names):
            if name not in SIGNALS:
                (part / field / place).unknown(CODE, _("there is no signal “{word}”"), name, SIGNALS)
    if expect.state is not None and expect.state not in chart.nodes:
        (part / "state").unknown(CODE, _("there is no state “{word}” in this flow"), expect.state, chart.nodes)
    moods = [mood.id for mood in chart.moods]
    for name in expect.moods:
        if name not in moods:
            (part / "moods" / name).unknown(CODE, _("there is no mood “{word}”"), name, moods, at_key=True)
    guard(expect.moods, part / "moods")
    facts = [fact.id for fact in chart.facts]
    for place, name in enumerate(expect.told):
        if name not in facts:
            (part / "told" / place).unknown(CODE, _("the scenario hides no fact “{word}”"), name, facts)
