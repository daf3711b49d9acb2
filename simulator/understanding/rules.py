"""The rules between labels: what one label says about another in the same reply.

Each rule is a `Draft -> Draft` over hits; the order in `RULES` matters and is explained there.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from simulator.core.acts import BlockedReason, Span
from simulator.understanding.draft import Barred, Draft, Hit
from simulator.understanding.passing_by import length_of
from simulator.understanding.shop_talk import given_jargon
from simulator.understanding.weighing import CERTAIN_ENOUGH, weighed

_REPROACH = frozenset({"contempt", "provoke", "argue", "shift_blame", "impatience", "deny_need"})
_REASONS = frozenset({"explain", "reason"})
_ALTERNATIVES = frozenset(
    {
        "recommend",
        "offer_fix",
        "compensate",
        "seek_approval",
        "alternative",
        "hand_over",
        "close_sale",
        "commit",
        "reassure",
    }
)
_LONGEST_BARE_NO = 12
"""Characters beyond which a no nearly always carries some reason, even one that no cue knows."""
_COURTESY = frozenset({"apologise", "courtesy", "empathise", "thank", "set_boundary"})


def without(draft: Draft, drop: Callable[[Hit], bool], reason: BlockedReason, by: Span | None = None) -> Draft:
    """The draft with the hits that `drop` names set aside."""
    gone = tuple(Barred(hit, reason, by) for hit in draft.hits if drop(hit))
    if not gone:
        return draft
    return replace(draft, hits=tuple(hit for hit in draft.hits if not drop(hit)), barred=draft.barred + gone)


def _of(draft: Draft, labels: Collection[str]) -> list[Hit]:
    return [hit for hit in draft.hits if hit.label in labels]


def _believed(draft: Draft, hit: Hit) -> bool:
    """Whether the learnt model does not rule out what the cue says; 问了两回 may be an impatience, or told back."""
    guess = next((guess for guess in draft.guesses if guess.label == hit.label), None)
    return not draft.judged or weighed(hit.sure, guess, judged=True) >= CERTAIN_ENOUGH


def _sentence(draft: Draft, hit: Hit) -> int:
    return draft.clauses[hit.clause].sentence


def no_apology_with_a_reproach(draft: Draft) -> Draft:
    """Sorry fused with a reproach is no apology."""
    reproached = {_sentence(draft, hit): hit.span for hit in _of(draft, _REPROACH) if _believed(draft, hit)}
    if not reproached:
        return draft
    by = next(iter(reproached.values()))
    return without(draft, lambda hit: hit.label == "apologise" and _sentence(draft, hit) in reproached, "sarcastic", by)


def no_advice_in_a_reproach(draft: Draft) -> Draft:
    """别看, 别买 in a reproach, meant, quoted or denied, advise nothing."""
    told = [item.hit for item in draft.barred if item.hit.label in _REPROACH]
    reproaches = {hit.clause: hit.span for hit in [*told, *_of(draft, _REPROACH)]}
    if not reproaches:
        return draft
    by = next(iter(reproaches.values()))
    return without(draft, lambda hit: hit.label == "recommend" and hit.clause in reproaches, "excluded", by)


def bought_reviews_only(draft: Draft) -> Draft:
    """What is given for a review, or off the platform, is no compensation and no fix."""
    bad = _of(draft, ("review_tampering", "off_platform"))
    if not bad:
        return draft
    gone = {"compensate", "offer_fix", "check_satisfaction", "close_sale", "reassure", "commit"}
    return without(draft, lambda hit: hit.label in gone, "excluded", bad[0].span)


def claims_are_not_facts(draft: Draft) -> Draft:
    """An impossible guarantee, a superlative or a cure is a fault only, not also a fact or a safeguard."""
    claims = _of(draft, ("overpromise", "illegal_claim"))
    clauses = {index for hit in claims for index in (hit.clause,)}
    if not clauses:
        return draft
    gone = {"explain", "reassure", "commit", "justify_value", "recommend"}
    return without(draft, lambda hit: hit.label in gone and hit.clause in clauses, "excluded", claims[0].span)


def pushing_is_not_closing(draft: Draft) -> Draft:
    """Where the purchase is forced, nothing in the reply is closing a sale."""
    pushed = _of(draft, ("pressure",))
    return without(draft, lambda hit: hit.label == "close_sale", "excluded", pushed[0].span) if pushed else draft


def refusals(draft: Draft) -> Draft:
    """A no with a reason, an alternative or real courtesy is `decline`; with none of them `flat_refusal`."""
    said_no = _of(draft, ("refusal", "unknown", "no_power"))
    if not said_no:
        return draft
    refusing = {hit.clause for hit in said_no}
    blaming = {hit.clause for hit in _of(draft, _REPROACH)}
    softened = [
        hit
        for hit in _of(draft, _REASONS | _ALTERNATIVES | _COURTESY)
        if hit.clause not in blaming
        and (hit.label not in _REASONS or hit.clause not in refusing or hit.label == "reason")
    ]
    first = said_no[0]
    length = length_of(draft.text)
    if softened and all(hit.label == "unknown" for hit in said_no):
        return draft
    bare = not softened and length <= _LONGEST_BARE_NO
    label, sure = ("flat_refusal", min(first.sure, 0.85)) if bare else ("decline", 0.45)
    return replace(draft, hits=(*draft.hits, replace(first, label=label, sure=sure, negatable=False)))


def asking_up_is_not_fixing(draft: Draft) -> Draft:
    """A remedy that hangs on somebody's approval is `seek_approval` only, clause by clause."""
    asked = {hit.clause: hit.span for hit in _of(draft, ("seek_approval",))}
    if not asked:
        return draft
    return without(
        draft,
        lambda hit: hit.label in ("offer_fix", "compensate") and hit.clause in asked,
        "excluded",
        next(iter(asked.values())),
    )


def something_usable_is_no_brush_off(draft: Draft) -> Draft:
    """A reply that helps in earnest is not perfunctory."""
    help_given = {
        "offer_fix",
        "compensate",
        "report_progress",
        "hand_over",
        "own",
        "verify",
        "seek_approval",
        "apologise",
    }
    found = _of(draft, help_given)
    return (
        without(draft, lambda hit: hit.label == "brush_off" and hit.sure < 0.95, "excluded", found[0].span)
        if found
        else draft
    )


def explained_words(draft: Draft) -> Draft:
    """A term that the same reply explains is no jargon."""
    glossed = _of(draft, ("gloss",))
    return without(draft, lambda hit: hit.label == "jargon", "excluded", glossed[0].span) if glossed else draft


RULES: tuple[Callable[[Draft], Draft], ...] = (
    given_jargon,
    explained_words,
    claims_are_not_facts,
    no_apology_with_a_reproach,
    no_advice_in_a_reproach,
    asking_up_is_not_fixing,
    refusals,  # after the rules that take reasons and alternatives away
    bought_reviews_only,
    pushing_is_not_closing,
    something_usable_is_no_brush_off,
)
