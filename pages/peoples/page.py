"""The profile of a people: homeland, removal, journey, exile, return, and who says so."""

from __future__ import annotations

import streamlit as st

from atlas.articles import markup
from atlas.articles import people as articles
from atlas.articles.profile import movements_of
from atlas.model.model import Model
from atlas.picture.address import read
from atlas.read.dataset import Dataset
from atlas.read.records import Movement, People
from atlas.words import claims
from atlas.words.language import say, to_say
from pages.peoples import sections
from pages.shell import article, chooser, library, url
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


def story(model: Model, people: People, movement: Movement) -> None:
    """Draw everything about one movement of the people."""
    article.draw(articles.opening(model.dataset, people, movement))
    sections.homeland(model, people, movement)
    # What the reader has chosen on the map drives the chart here too.
    picks = model.rivals(movement.id).asked(read(st.query_params, model)[0].pick)
    for pick in picks:
        said = claims.claim_text(model.dataset, model.dataset.claims[pick])
        st.info(plain(say("Drawn with the figure you chose on the map: {claim}.", claim=said)))
    sections.through_time(model.at(picks), people, movement)
    sections.places(model.at(picks), people, movement)
    article.draw(articles.events(model.dataset, movement))
    article.draw(articles.claims(model.dataset, people, movement))


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
    article.draw(articles.head(dataset, people))
    for movement in movements_of(dataset, people):
        story(model, people, movement)
