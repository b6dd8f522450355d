"""What the removals are called: by whom, on which ground, and who disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from atlas.articles import cards
from atlas.articles.blocks import Block, Counted, Html, Paragraph
from atlas.read.dataset import Dataset
from atlas.read.records import Interpretation
from atlas.words import claims as wording
from atlas.words.language import many, say
from atlas.words.names import known, names_of


def introduction() -> list[Block]:
    """Return what is said of all interpretations."""
    words = say(
        "Historians, parliaments and the deported themselves do not call these events by the "
        "same name. The atlas itself says removal, deportation and exile. Each view is given "
        "with its ground, and with those who disagree; where we have not seen the work itself, "
        "the note says who reports it."
    )
    return [Paragraph(words)]


def counted(dataset: Dataset, listed: Sequence[Interpretation]) -> Counted:
    """Return how many views are listed."""
    words = many(
        "**{number} of {count} view**",
        "**{number} of {count} views**",
        len(dataset.interpretations),
        number=wording.number(len(listed)),
    )
    return Counted(words)


def records(dataset: Dataset, listed: Iterable[Interpretation]) -> Html:
    """Return interpretations one below the other."""
    return Html("".join(record(dataset, one) for one in listed))


def found(dataset: Dataset, peoples: Sequence[str]) -> list[Interpretation]:
    """Return the interpretations about some peoples, or all if none is named.

    Those about a word alone concern every people, and come last.
    """
    views = dataset.interpretations.values()
    about = [v for v in views if v.people_ids and (not peoples or set(peoples) & {*v.people_ids})]
    return about + [view for view in views if not view.people_ids]


def record(dataset: Dataset, one: Interpretation) -> str:
    """Return one interpretation as HTML: who, what they call it, ground, words, opponents."""
    peoples = names_of(known(dataset, one.people_ids)) or say("of the word itself")
    said = wording.sources_text(dataset, one.source, ())
    facts = [
        (say("Ground"), one.ground, ""),
        (say("Disagrees with"), _named(dataset, one.disagrees), ""),
        (say("Disputed by"), _named(dataset, opponents(dataset, one)), ""),
        (say("How we know"), one.note, ""),
    ]
    return (
        f'<article class="claim" data-interpretation="{escape(one.id)}">'
        f"<h2>{escape(one.who)}: {escape(one.term)}</h2>"
        f'<p class="said">{escape(said)}</p>{cards.badges([peoples])}{cards.quotation(one)}'
        f"{cards.definitions((name, words, at) for name, words, at in facts if words)}</article>"
    )


def opponents(dataset: Dataset, one: Interpretation) -> tuple[str, ...]:
    """Return the ids of those who contradict an interpretation that does not name them itself."""
    others = (o.id for o in dataset.interpretations.values() if one.id in o.disagrees)
    return tuple(identity for identity in others if identity not in one.disagrees)


def _named(dataset: Dataset, identities: Sequence[str]) -> str:
    others = [dataset.interpretations[identity] for identity in identities]
    return "; ".join(f"{other.who} ({other.term})" for other in others)
