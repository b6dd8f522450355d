"""One claim as an article: everything known about it, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from atlas.articles import cards
from atlas.articles.blocks import Block, Copied, Heading, Html, Paragraph
from atlas.articles.links import Links
from atlas.read.citations import Work
from atlas.read.dataset import Dataset
from atlas.read.records import Claim
from atlas.search.index import Entry
from atlas.words import biblatex, citation_styles
from atlas.words.language import language, say, speaking


def article(dataset: Dataset, entry: Entry, links: Links) -> list[Block]:
    """Return the article on one claim."""
    others = cards.link(say("All claims"), links.view("claims"))
    return [
        Html(f'<p class="goes">{others}</p>'),
        Html(cards.card(dataset, entry, links, opened=True)),
        Heading(say("To cite it"), 3),
        Paragraph(
            say("Chicago, as a note; then in the text and in the list of references; then BibTeX."),
            quiet=True,
        ),
        *map(Copied, citations(dataset, entry)),
        Paragraph(
            say(
                "We have read the source, not what it quotes: check the document before you cite "
                "it."
            ),
            quiet=True,
        ),
    ]


def citations(dataset: Dataset, entry: Entry) -> list[str]:
    """Return what can be copied: a note, a citation in the text with its references, BibTeX."""
    works = [_copied(dataset, key) for key in entry.facets["source"] if key in dataset.works]
    # Chicago is a style of English.
    with speaking(language("en")):
        return list(_citations(dataset.as_written, entry.claim, works))


def _copied(dataset: Dataset, key: str) -> Work:
    """Return a work as it is to be cited: what its title says in brackets is in English too."""
    return replace(dataset.as_written.works[key], note=dataset.works[key].note)


def _citations(dataset: Dataset, claim: Claim, works: list[Work]) -> Iterator[str]:
    cited = (*claim.source, *claim.quoting)
    yield citation_styles.note(dataset, claim.source, claim.quoting)
    in_text = citation_styles.author_date(dataset, claim.source, claim.quoting)
    yield "\n".join([in_text, "", *map(citation_styles.reference, works)])
    yield "\n\n".join(
        biblatex.entry(work, tuple(c.locator for c in cited if c.key == work.key)) for work in works
    )
