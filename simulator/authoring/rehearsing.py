"""The author's own lines, heard as a trainee's would be: whether questions bring out, and answers are, what is meant.

Called by `kefu check`. What is found is a warning: the ears may be at fault as well as the line.
"""

from collections.abc import Iterator

from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.library import Library
from simulator.authoring.models import ScenarioFile
from simulator.authoring.models.scenario import HiddenFact
from simulator.authoring.naming import label_name
from simulator.core.acts import Heard
from simulator.core.taxonomy import LABELS
from simulator.wording import _


def rehearse(library: Library, name: str, report: Report) -> None:
    """Say every question and every model answer of the scenario, and warn of those that are not heard as meant."""
    # The ears take half a second to wake, and only checking a scenario pays it.
    from simulator.understanding.draft import Context
    from simulator.understanding.pipeline import understand

    loaded = library.load("scenario", name)
    scenario: ScenarioFile = loaded.model
    part = Part(loaded.document, report)
    topics = {topic: tuple(words) for topic, words in scenario.topics.items()}

    def heard_after(text: str) -> Iterator[Heard]:
        """What is heard by itself, and after each thing that the buyer may just have said."""
        for before in ("", scenario.opening[0], *(item.asks[0] for item in scenario.agenda)):
            yield understand(text, Context(buyer=before, topics=topics))

    for place, fact in enumerate(scenario.hidden):
        if not any(_brings_out(heard, fact, len(scenario.hidden) == 1) for heard in heard_after(fact.question)):
            _warn_question(fact, _words(next(heard_after(fact.question))), part / "hidden" / place / "question")
    for place, answer in enumerate(scenario.answers):
        if answer.act in LABELS and not any(_holds(heard, answer.act) for heard in heard_after(answer.text)):
            (part / "answers" / place / "text").complain(
                "V007",
                _("this is not heard as “{act}”, but as: {heard}").format(
                    act=label_name(answer.act), heard=_words(next(heard_after(answer.text)))
                ),
                _("Say it more plainly, or change “act”; try it with: kefu hear."),
                warn=True,
            )


def _warn_question(fact: HiddenFact, heard: str, part: Part) -> None:
    part.complain(
        "V006",
        _("asked like this, “{name}” does not come out; heard is: {heard}").format(name=fact.name, heard=heard),
        _(
            "Let the question name the topic “{topic}”, or write the words that mean it here: "
            "“topics: {{{topic}: […]}}”; or change “topic” or “asked_by”."
        ).format(topic=fact.topic),
        warn=True,
    )


def _holds(heard: Heard, act: str) -> bool:
    return any(one.id == act for one in heard.acts)


def _brings_out(heard: Heard, fact: HiddenFact, alone: bool) -> bool:
    """Whether a fitting act speaks to the fact's topic; one that names none brings out the only fact there is."""
    named = {topic.id for topic in heard.topics}
    fitting = [act for act in heard.acts if act.id in fact.asked_by]
    return any(fact.topic in {act.topic, *named} or (alone and not (act.topic or named)) for act in fitting)


def _words(heard: Heard) -> str:
    return "、".join(dict.fromkeys(_said(heard))) or _("nothing at all")


def _said(heard: Heard) -> Iterator[str]:
    for act in heard.acts:
        yield f"{label_name(act.id)}({act.topic})" if act.topic else label_name(act.id)
