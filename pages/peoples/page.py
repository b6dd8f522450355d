"""One profile a people: homeland, removal, journey, exile, return, and who says so."""

from __future__ import annotations

import streamlit as st

from atlas.base.characters import shown
from atlas.model.rivals import questions
from atlas.picture.address import read
from atlas.read.dataset import Dataset
from atlas.read.records import Movement, People
from atlas.words import claims
from pages.frame import library, passage
from pages.frame.text import plain
from pages.peoples import sections
from pages.peoples.profile import movements_of, others_in


def chosen(held: Dataset) -> People | None:
    """Return the people that the address names, or the first; draw the selector."""
    asked = st.query_params.get("people", "")
    peoples = list(held.peoples)
    if not peoples:
        return None
    if asked and asked not in held.peoples:
        said = shown(asked[:60])
        st.info(plain(f"No people is called “{said}” here; this is the first in the list."))
    if "peoples_chosen" not in st.session_state or st.session_state["peoples_asked"] != asked:
        st.session_state["peoples_chosen"] = asked if asked in held.peoples else peoples[0]
    st.pills(
        "People",
        peoples,
        key="peoples_chosen",
        format_func=lambda key: plain(f"{held.peoples[key].name_own} · {held.peoples[key].name}"),
        label_visibility="collapsed",
        required=True,
    )
    choice: str = st.session_state["peoples_chosen"] or peoples[0]
    if st.query_params.get("people") != choice:
        st.query_params["people"] = choice
        passage.keep()
    st.session_state["peoples_asked"] = choice
    return held.peoples[choice]


def head(held: Dataset, people: People) -> None:
    """Draw the people's names, its own first, and what is said of it in short."""
    st.title(plain(people.name_own or people.name), anchor=False)
    names = [people.name, people.name_ru, people.endonym_note]
    st.markdown(plain(" · ".join(name for name in names if name)))
    st.markdown(plain(people.summary))
    said = claims.sources_text(held, people.source, ())
    if said:
        st.caption(plain(said))


def asked_of(held: Dataset, movement: Movement) -> set[str]:
    """Return the figures of a movement that a reader may choose from."""
    return {claim for question in questions(held, movement) for claim in question}


def story(held: Dataset, people: People, movement: Movement) -> None:
    """Draw everything about one movement of the people."""
    st.header(plain(movement.title), anchor=False)
    st.markdown(plain(movement.summary))
    st.page_link(
        "pages/figure/page.py",
        label="This as a figure for print",
        query_params={
            "movement": movement.id,
            "layout": "return" if movement.return_recorded else "before-after",
        },
    )
    together = others_in(held, movement, people)
    if together:
        st.caption(
            plain(
                f"The sources count the {people.name} together with the {' and '.join(together)}: "
                "unless a line says otherwise, the figures are for all of them."
            )
        )
    sections.homeland(held, people, movement)
    # What the reader has chosen on the map drives the chart here too.
    picks = tuple(p for p in read(st.query_params, held)[0].pick if p in asked_of(held, movement))
    for pick in picks:
        said = claims.claim_text(held, held.claims[pick])
        st.info(plain(f"Drawn with the figure you chose on the map: {said}."))
    sections.through_time(held, people, movement, picks)
    sections.places(held, people, movement, picks)
    sections.events(held, movement)
    sections.claims(held, people, movement)


held = library.holdings()
library.show_faults(held)
people = chosen(held)
if people is None:
    st.title("Peoples", anchor=False)
    st.warning("No people could be read from the data.")
else:
    head(held, people)
    for movement in movements_of(held, people):
        story(held, people, movement)
