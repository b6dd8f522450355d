"""The profile of a people: homeland, removal, journey, exile, return, and who says so."""

from __future__ import annotations

import streamlit as st

from atlas.model.model import Model
from atlas.picture.address import read
from atlas.read.dataset import Dataset
from atlas.read.records import Movement, People
from atlas.words import claims
from atlas.words.language import say, to_say
from atlas.words.names import listed, within
from pages.peoples import sections
from pages.peoples.profile import movements_of, others_in
from pages.shell import chooser, library, markup, url
from pages.shell.text import plain


def chosen(dataset: Dataset, model: Model) -> People | None:
    """Return the people that the address names, or the first shown on the map; draw the selector.

    Who comes from a map that no longer shows the people read about last meets one that it shows.
    """
    asked = st.query_params.get("people", "")
    on_map = shown_on_map(model)
    if url.carried() and on_map and asked not in on_map:
        asked = ""
    if not dataset.peoples:
        return None
    peoples = {key: f"{p.name_own} · {p.name}" for key, p in dataset.peoples.items()}
    first = [*on_map, *peoples][0]
    unknown = to_say("There is no people “{name}” here; this page shows {shown}.")
    return dataset.peoples[chooser.choose("people", say("People"), unknown, peoples, asked, first)]


def shown_on_map(model: Model) -> list[str]:
    """Return the peoples of the movements that the address names; none if it shows all."""
    movements = read(st.query_params, model)[0].movements
    return [people for m in movements for people in model.dataset.movements[m].people_ids]


def head(dataset: Dataset, people: People) -> None:
    """Draw the people's other names and its summary."""
    # In Russian the first two are the same.
    names = dict.fromkeys((people.name, people.name_ru, people.endonym_note))
    st.markdown(plain(" · ".join(name for name in names if name)))
    st.markdown(plain(people.summary))
    said = claims.sources_text(dataset, people.source, ())
    if said:
        st.caption(plain(said))


def lesson(dataset: Dataset, people: People) -> None:
    """Draw the way to the sheet of the people's own tour, if it has one."""
    for tour in dataset.tours.values():
        if tour.people_ids == (people.id,) and tour.id in dataset.steps_of:
            st.page_link(
                "pages/teaching/page.py",
                label=say("A lesson on this people, with a worksheet"),
                query_params={"lesson": tour.id},
            )


def others() -> None:
    """Draw the way to the table in which all peoples stand side by side."""
    label = say("Compared with all others, in one table")
    st.page_link("pages/compare/page.py", label=label)


def story(model: Model, people: People, movement: Movement) -> None:
    """Draw everything about one movement of the people."""
    st.header(plain(movement.title), anchor=False)
    st.markdown(plain(movement.summary))
    st.page_link(
        "pages/figure/page.py",
        label=say("This people as a figure for print"),
        query_params={
            "movement": movement.id,
            "layout": "return" if movement.return_recorded else "before-after",
        },
    )
    together = others_in(model.dataset, movement, people)
    if together:
        words = say(
            "The sources count the {people} together with the {others}: unless a line says "
            "otherwise, the figures are for all of them.",
            people=within(people.name),
            others=within(listed(together)),
        )
        st.caption(plain(words))
    sections.homeland(model, people, movement)
    # What the reader has chosen on the map drives the chart here too.
    picks = model.rivals(movement.id).asked(read(st.query_params, model)[0].pick)
    for pick in picks:
        said = claims.claim_text(model.dataset, model.dataset.claims[pick])
        st.info(plain(say("Drawn with the figure you chose on the map: {claim}.", claim=said)))
    sections.through_time(model.at(picks), people, movement)
    sections.places(model.at(picks), people, movement)
    sections.events(model.dataset, movement)
    sections.claims(model.dataset, people, movement)


model = library.model()
dataset = model.dataset
library.show_faults(dataset)
heading = st.container()
people = chosen(dataset, model)
if people is None:
    heading.title(say("Peoples"), anchor=False)
    st.warning(say("No people could be read from the data."))
else:
    heading.html(markup.title(people.name_own or people.name, [people]))
    head(dataset, people)
    lesson(dataset, people)
    others()
    for movement in movements_of(dataset, people):
        story(model, people, movement)
