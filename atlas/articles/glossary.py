"""The glossary: each term in the languages of the atlas, what it means, and where it was read."""

from __future__ import annotations

from html import escape

from atlas.articles import cards
from atlas.articles.blocks import Block, Html, Paragraph
from atlas.read.dataset import Dataset
from atlas.read.records import Term
from atlas.words import claims as wording
from atlas.words.language import LANGUAGES, language, say, spoken

# The letters of Kazakh in their order, among them those of Russian in theirs.
_LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def introduction() -> list[Block]:
    """Return what is said of the glossary as a whole."""
    words = say(
        "These are the words that the atlas uses in its languages, and that its translations "
        "follow. Terms of the regime stand in quotation marks: they are its words, not ours. "
        "Where an equivalent was read nowhere it is ours, and we say so."
    )
    return [Paragraph(words)]


def records(dataset: Dataset) -> list[Block]:
    """Return every term, in the order of the reader's language."""
    shown = "".join(record(dataset, term) for term in ordered(dataset))
    return [Html(shown)] if shown else []


def ordered(dataset: Dataset) -> list[Term]:
    """Return the terms by their names in the language of a dataset, in the order of its letters."""
    return sorted(dataset.terms.values(), key=lambda term: _places(term.names[dataset.language]))


def _places(name: str) -> list[tuple[int, str]]:
    # Letters of other alphabets, and spaces, come before those listed, by their code points.
    return [(_LETTERS.find(letter), letter) for letter in name.casefold()]


def record(dataset: Dataset, term: Term) -> str:
    """Return one term as HTML: its names, the reader's first, its meaning, and its sources."""
    reader = spoken().tag
    others = " · ".join(_named(term, tag, LANGUAGES[tag]) for tag in term.names if tag != reader)
    regime = cards.badges([say("term of the regime")]) if term.regime else ""
    read = say("Where it was read")
    return (
        f'<article class="claim" data-term="{escape(term.id)}">'
        f'<h2>{_named(term, reader)}</h2><p class="said">{others}</p>{regime}'
        f'<p class="meaning">{escape(term.meaning)}</p>'
        f"<details><summary>{escape(read)}</summary>{_sources(dataset, term)}</details></article>"
    )


def _named(term: Term, tag: str, tongue: str = "") -> str:
    name = term.names[tag]
    words = language(tag).say("“{words}”", words=name) if term.regime else name
    return f'<span lang="{tag}">{escape(f"{tongue}: {words}" if tongue else words)}</span>'


def _sources(dataset: Dataset, term: Term) -> str:
    read = [
        (LANGUAGES[tag], source or say("read nowhere: the word is ours"), "")
        for tag, source in term.sources_of_names.items()
    ]
    meaning = say("Source"), wording.sources_text(dataset, term.source, ()), ""
    return cards.definitions([meaning, *read, (say("How we know"), term.note, "")])
