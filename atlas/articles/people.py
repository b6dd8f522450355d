"""The profile of a people as an article: homeland, removal, journey, exile, return."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from atlas.articles import chart, markup, outlines, profile
from atlas.articles.blocks import (
    Block,
    Drawing,
    Folded,
    Heading,
    Html,
    Listed,
    Paragraph,
    Stated,
    Way,
)
from atlas.folium.maps import Held, units_of
from atlas.model.model import Model, View
from atlas.read.dataset import Dataset
from atlas.read.records import Event, Movement, People
from atlas.words import certainty
from atlas.words import claims as wording
from atlas.words.language import many, say
from atlas.words.names import listed, within
from atlas.words.vocabulary import words_of

# The chapter that is open at first. Unfolded, all would fill ten screens of a phone.
_KIND_OPEN = "roundup"


def head(dataset: Dataset, people: People) -> Iterator[Block]:
    """Yield the people's other names, its summary, and the ways from here."""
    # In Russian the first two are the same.
    names = dict.fromkeys((people.name, people.name_ru, people.endonym_note))
    yield Paragraph(" · ".join(name for name in names if name))
    yield Paragraph(people.summary)
    said = wording.sources_text(dataset, people.source, ())
    if said:
        yield Paragraph(said, quiet=True)
    for tour in dataset.tours.values():
        if tour.people_ids == (people.id,) and tour.id in dataset.steps_of:
            words = say("A lesson on this people, with a worksheet")
            yield Way(words, "teaching", {"lesson": tour.id})
    yield Way(say("Compared with all others, in one table"), "compare")


def opening(dataset: Dataset, people: People, movement: Movement) -> Iterator[Block]:
    """Yield what is said of a movement first, and of whom its figures are."""
    yield Heading(movement.title)
    yield Paragraph(movement.summary)
    layout = "return" if movement.return_recorded else "before-after"
    words = say("This people as a figure for print")
    yield Way(words, "figure", {"movement": movement.id, "layout": layout})
    together = profile.others_in(dataset, movement, people)
    if together:
        words = say(
            "The sources count the {people} together with the {others}: unless a line says "
            "otherwise, the figures are for all of them.",
            people=within(people.name),
            others=within(listed(together)),
        )
        yield Paragraph(words, quiet=True)


def homeland_heading() -> Heading:
    """Return the heading over the homeland."""
    return Heading(say("Homeland, then and now"), 3)


def is_outlined(dataset: Dataset, movement: Movement) -> bool:
    """Return whether any outline of the homeland was drawn."""
    roles = ("homeland", "restored")
    return any(units_of(dataset, movement, role) for role in roles)


def homeland(dataset: Dataset, movement: Movement) -> Iterator[Block]:
    """Yield how large the homeland was and became, and what its land was meanwhile."""
    if not is_outlined(dataset, movement):
        yield Paragraph(say("No outline of this homeland has been drawn yet."))
        return
    yield from map(Paragraph, outlines.sentences(dataset, movement))
    meanwhile = [
        (
            wording.place_name(dataset, each.place_id),
            wording.sources_text(dataset, each.source, ()),
        )
        for each in dataset.territories
        if each.movement_id == movement.id and each.role == "dissolved"
    ]
    if meanwhile:
        yield Paragraph(say("Meanwhile its land was:"))
        yield Listed(meanwhile)


def through_time(view: View, movement: Movement) -> tuple[list[Block], pd.DataFrame | None]:
    """Return where people were through time, and the same as a table, None without a total."""
    figures = chart.figures(view, movement)
    if not figures["people"].any():
        words = say(
            "No source gives a total for this movement, and none is worked out here: "
            "its figures are listed by date in the table of claims."
        )
        return [Paragraph(words)], None
    described = chart.describe(movement, figures)
    drawn = chart.chart(view, movement, described)
    return [Drawing(drawn.decode(), described)], chart.table(figures)


def time_heading() -> Heading:
    """Return the heading over where people were."""
    return Heading(say("Where people were"), 3)


def time_notes(view: View, movement: Movement) -> Iterator[Block]:
    """Yield how the chart is to be read."""
    words = say(
        "On the left the weeks of the removal, on the right 1928 to 1961; the height is always "
        "all who are counted. Between two counts the line is straight because nothing is "
        "known, not because it is known to be straight."
    )
    yield Paragraph(words, quiet=True)
    for said in certainty.of_the_numbers(view.model, movement):
        yield Paragraph(said, quiet=True)


def table_title() -> str:
    """Return what the table of the chart is called."""
    return say("The same as a table, at the end of each year")


def table_label() -> str:
    """Return what the table of the chart is, for those who hear it."""
    return say("People by state and year")


def place_claims(dataset: Dataset, movement: Movement, place_id: str) -> list[Stated]:
    """Return the movement's figures for a place, by date, each with who says so."""
    return [
        Stated(
            wording.claim_text(dataset, claim),
            wording.sources_text(dataset, claim.source, claim.quoting),
        )
        for claim in profile.claims_at(dataset, movement, place_id)
    ]


def places(dataset: Dataset, movement: Movement, spots: Sequence[Held]) -> Iterator[Block]:
    """Yield every place of exile with its figures, those with most people first."""
    if not spots:
        return
    yield places_heading()
    for spot in spots:
        said = place_claims(dataset, movement, spot.place_id)
        name = wording.place_name(dataset, spot.place_id)
        count = many("{count} figure, by date", "{count} figures, by date", len(said))
        yield Folded(name, count, said, level=4)


def places_heading() -> Heading:
    """Return the heading over the places of exile."""
    return Heading(say("Places of exile"), 3)


def events(dataset: Dataset, movement: Movement) -> Iterator[Block]:
    """Yield the events by chapter, each with its date and its source; only the removal is open."""
    for title, happened in profile.chapters(dataset, movement).items():
        entries = markup.entries(_event(dataset, event) for event in happened)
        opened = _KIND_OPEN in profile.CHAPTERS.get(title, ())
        yield Folded(say(title), _extent(happened), [Html(entries)], opened=opened)
    yield Paragraph(profile.unheard(dataset, movement), quiet=True)


def _extent(events: list[Event]) -> str:
    count = many("{count} event", "{count} events", len(events))
    ends = [wording.event_when(event) for event in (events[0], events[-1])]
    return " · ".join([count, " … ".join(dict.fromkeys(ends))])


def _event(dataset: Dataset, event: Event) -> markup.Entry:
    said = [
        words_of("status", event.status),
        wording.sources_text(dataset, event.source, event.quoting),
    ]
    if event.grade:
        said.append(wording.grade_text(event.grade))
    quoted = markup.Words(
        event.quotation,
        wording.sources_text(dataset, event.quoted_from, ()),
        event.translation,
        event.refutation,
    )
    # What concerns others too says so.
    title = event.title
    if not event.movement_id:
        title = say("{peoples}: {title}", peoples=wording.whose(dataset, event), title=title)
    return markup.Entry(
        wording.event_when(event),
        title,
        event.text,
        " · ".join(said),
        event.document,
        quoted if event.quotation else None,
    )


def claims(dataset: Dataset, people: People, movement: Movement) -> Iterator[Block]:
    """Yield the table of all claims."""
    yield Heading(say("All figures, and who says so"), 3)
    found = profile.claims_of(dataset, movement, people)
    label = many("{count} figure, by date", "{count} figures, by date", len(found))
    words = say("Every figure about {people}, with its date and source", people=within(people.name))
    yield Folded(label, "", [Html(markup.table(profile.rows(dataset, found), words))], level=0)


def article(model: Model, people: People) -> Iterator[Block]:
    """Yield the whole profile, to be read from top to bottom without a map to press."""
    yield from head(model.dataset, people)
    for movement in profile.movements_of(model.dataset, people):
        yield from _story(model, people, movement)


def _story(model: Model, people: People, movement: Movement) -> Iterator[Block]:
    dataset, view = model.dataset, model.at()
    yield from opening(dataset, people, movement)
    yield homeland_heading()
    yield from homeland(dataset, movement)
    yield time_heading()
    drawn, table = through_time(view, movement)
    yield from drawn
    if table is not None:
        yield from time_notes(view, movement)
        yield Folded(table_title(), "", [Html(_table(table))], level=0)
    yield from places(dataset, movement, profile.places_of_exile(view, movement))
    yield from events(dataset, movement)
    yield from claims(dataset, people, movement)


def _table(table: pd.DataFrame) -> str:
    rows: Iterable[dict[str, str]] = (
        {str(name): "" if pd.isna(value) else str(value) for name, value in row.items()}
        for row in table.to_dict("records")
    )
    return markup.table(list(rows), table_label())
