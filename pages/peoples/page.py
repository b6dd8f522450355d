"""The profile of a people: homeland, removal, journey, exile, return, and who says so."""

from __future__ import annotations

import streamlit as st

from atlas.base.characters import shown
from atlas.model.model import Model
from atlas.picture.address import read
from atlas.read.dataset import Dataset
from atlas.read.records import Movement, People
from atlas.words import claims
from atlas.words.names import listed
from pages.peoples import sections
from pages.peoples.profile import movements_of, others_in
from pages.shell import library, url
from pages.shell.text import plain


def chosen(dataset: Dataset) -> People | None:
    """Return the people that the address names, or the first; draw the selector."""
    asked = st.query_params.get("people", "")
    peoples = list(dataset.peoples)
    if not peoples:
        return None
    if asked and asked not in dataset.peoples:
        said = shown(asked[:60])
        st.info(plain(f"There is no people called “{said}” here; this is the first in the list."))
    if "peoples_chosen" not in st.session_state or st.session_state["peoples_asked"] != asked:
        st.session_state["peoples_chosen"] = asked if asked in dataset.peoples else peoples[0]
    st.pills(
        "People",
        peoples,
        key="peoples_chosen",
        format_func=lambda key: plain(
            f"{dataset.peoples[key].name_own} · {dataset.peoples[key].name}"
        ),
        label_visibility="collapsed",
        required=True,
    )
    choice: str = st.session_state["peoples_chosen"] or peoples[0]
    if st.query_params.get("people") != choice:
        st.query_params["people"] = choice
        url.keep()
    st.session_state["peoples_asked"] = choice
    return dataset.peoples[choice]


def head(dataset: Dataset, people: People) -> None:
    """Draw the people's names, its own first, and its summary."""
    st.title(plain(people.name_own or people.name), anchor=False)
    names = [people.name, people.name_ru, people.endonym_note]
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
                label="A lesson on this people, with a worksheet",
                query_params={"lesson": tour.id},
            )


def others() -> None:
    """Draw the way to the table in which all peoples stand side by side."""
    st.page_link("pages/compare/page.py", label="Compared with all others, in one table")


def story(model: Model, people: People, movement: Movement) -> None:
    """Draw everything about one movement of the people."""
    st.header(plain(movement.title), anchor=False)
    st.markdown(plain(movement.summary))
    st.page_link(
        "pages/figure/page.py",
        label="This people as a figure for print",
        query_params={
            "movement": movement.id,
            "layout": "return" if movement.return_recorded else "before-after",
        },
    )
    together = others_in(model.dataset, movement, people)
    if together:
        st.caption(
            plain(
                f"The sources count the {people.name} together with the {listed(together)}: "
                "unless a line says otherwise, the figures are for all of them."
            )
        )
    sections.homeland(model, people, movement)
    # What the reader has chosen on the map drives the chart here too.
    picks = model.rivals(movement.id).asked(read(st.query_params, model)[0].pick)
    for pick in picks:
        said = claims.claim_text(model.dataset, model.dataset.claims[pick])
        st.info(plain(f"Drawn with the figure you chose on the map: {said}."))
    sections.through_time(model.at(picks), people, movement)
    sections.places(model.at(picks), people, movement)
    sections.events(model.dataset, movement)
    sections.claims(model.dataset, people, movement)


model = library.model()
dataset = model.dataset
library.show_faults(dataset)
people = chosen(dataset)
if people is None:
    st.title("Peoples", anchor=False)
    st.warning("No people could be read from the data.")
else:
    head(dataset, people)
    lesson(dataset, people)
    others()
    for movement in movements_of(dataset, people):
        story(model, people, movement)
