"""Service acts as what to do, in words that one could follow at once: in hints, and in advice on a reply."""

from collections.abc import Mapping

from simulator.authoring.naming import label_name, topic_name
from simulator.wording import N_, _

DOING: Mapping[str, str] = {
    "greet": N_("greet the buyer and show that you are there"),
    "verify": N_("check the order or ask for a picture"),
    "listen": N_("let the buyer go on and show that you listen"),
    "clarify": N_("ask for one detail"),
    "restate": N_("say it again in your own words and have it confirmed"),
    "empathise": N_("say that you understand how the buyer feels"),
    "apologise": N_("say sorry"),
    "own": N_("take the responsibility"),
    "explain": N_("give the facts"),
    "reassure": N_("take the worry away by a safeguard"),
    "recommend": N_("recommend what fits"),
    "justify_value": N_("tell why it is worth the price"),
    "offer_fix": N_("offer a concrete way out"),
    "compensate": N_("give something in return"),
    "seek_approval": N_("say that you will ask your supervisor"),
    "commit": N_("promise a time that you can keep, and follow it up yourself"),
    "report_progress": N_("tell what you have done already"),
    "hold": N_("ask the buyer to wait a moment"),
    "hand_over": N_("pass the buyer to a colleague who can help, and say so"),
    "decline": N_("say no with a reason or another way"),
    "close_sale": N_("help the buyer to decide and to order"),
    "praise": N_("pay an honest compliment"),
    "thank": N_("say thank you"),
    "check_satisfaction": N_("ask whether anything is left"),
    "farewell": N_("say goodbye warmly"),
    "set_boundary": N_("draw a polite line and come back to business"),
}
"""Each service act as what to do."""
ABOUT: Mapping[str, str] = {
    "verify": N_("check with the buyer how it is with {topic}, or ask for a picture"),
    "clarify": N_("ask about {topic}"),
    "restate": N_("say again what the buyer told about {topic} and have it confirmed"),
    "apologise": N_("say sorry about {topic}"),
    "own": N_("take the responsibility for {topic}"),
    "explain": N_("make it clear how it is with {topic}"),
    "reassure": N_("take the worry about {topic} away by a safeguard"),
    "recommend": N_("recommend what fits as to {topic}"),
    "justify_value": N_("tell by {topic} why it is worth the price"),
    "offer_fix": N_("offer a concrete way out for {topic}"),
    "seek_approval": N_("say that you will ask your supervisor about {topic}"),
    "commit": N_("promise a time for {topic} that you can keep, and follow it up yourself"),
    "report_progress": N_("tell how far you have come with {topic}"),
    "hold": N_("say that you look {topic} up and ask the buyer to wait a moment"),
    "hand_over": N_("pass {topic} to a colleague who can help, and say so"),
    "decline": N_("say no as to {topic}, with a reason or another way"),
    "check_satisfaction": N_("ask whether what you said about {topic} suits the buyer"),
}
"""The same about a topic, where that goes in one sentence."""


def doing(act: str, topic: str | None = None) -> str:
    """What to do for that act, about that topic: ``把物流的事说清楚``."""
    if topic and act in ABOUT:
        return _(ABOUT[act]).format(topic=topic_name(topic))
    words = _(DOING[act]) if act in DOING else label_name(act)
    return _("{act} ({topic})").format(act=words, topic=topic_name(topic)) if topic else words
