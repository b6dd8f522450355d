"""The works that the atlas rests on, and the origin of its map layers."""

from __future__ import annotations

from html import escape

from atlas.articles import inventory, markup
from atlas.articles.blocks import Block, Folded, Heading, Html, Paragraph
from atlas.read.dataset import Dataset
from atlas.words.language import many, say
from atlas.words.vocabulary import terms, words_of
from atlas.words.works import described

_LEAFLET = '<a href="https://leafletjs.com/">Leaflet</a>'
_CODES = '<a href="https://qr.davidje13.com/">Lean QR</a>'


def article(dataset: Dataset) -> list[Block]:
    """Return every work with what it is used for, by the best grade of the claims on it."""
    grades = ", ".join(f"{grade} {words_of('grade', grade)}" for grade in terms("grade"))
    words = say(
        "Reliability is our judgement: {grades}. Works read only as an excerpt say so.",
        grades=grades,
    )
    found: list[Block] = [Paragraph(words)]
    for title, works in inventory.works(dataset).items():
        listed = markup.works((described(e.work), e.work.url, e.words) for e in works)
        count = many("{count} work", "{count} works", len(works))
        found.append(Folded(title, count, [Html(listed)], level=2))
    return found


def layers(dataset: Dataset) -> list[Block]:
    """Return the origin and licence of each map layer."""
    listed = inventory.layers(dataset)
    if not listed:
        shown: Block = Paragraph(say("The list of layers (geodata/layers.csv) could not be read."))
    else:
        label = say("Origin and licence of each map layer")
        shown = Html(markup.table(listed, label, "layers"))
    drawn = escape(
        say(
            "Maps are drawn with {leaflet} 1.9.4 (BSD 2-Clause), QR codes with {codes} 2.7.4 "
            "(MIT), both kept with this program: the atlas makes no network requests.",
            leaflet="{leaflet}",
            codes="{codes}",
        )
    )
    return [shown, Html(f"<p>{drawn.format(leaflet=_LEAFLET, codes=_CODES)}</p>")]


def version(dataset_version: str) -> list[Block]:
    """Return the version of the data."""
    words = say(
        "Data version {version}: a hash of all data and geometry files.", version=dataset_version
    )
    return [Heading(say("Version")), Paragraph(words)]
