"""The parts of a profile, top to bottom, with its maps and what can be pressed."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from atlas.articles import people as articles
from atlas.folium import maps
from atlas.model.model import Model, View
from atlas.read.dataset import Dataset
from atlas.read.records import Movement, People
from atlas.words import claims as wording
from atlas.words.language import many, say
from pages.peoples import pictures
from pages.shell import article, tongue

_MAP_HEIGHT = 400
_CLAIMS_BESIDE_MAP = 5


def homeland(model: Model, people: People, movement: Movement) -> None:
    """Draw the homeland then and now."""
    article.draw([articles.homeland_heading()])
    drawn = pictures.homeland(model, people, movement)
    if drawn.map is None:
        article.draw(drawn.words)
        return
    beside, words = st.columns([3, 2], gap="medium")
    with beside:
        st_folium(
            drawn.map,
            key=f"homeland-{movement.id}",
            height=_MAP_HEIGHT,
            use_container_width=True,
            returned_objects=[],
        )
    with words:
        restored = maps.units_of(model.dataset, movement, "restored")
        filled = say("Filled: the homeland before the removal.")
        dashed = say("Dashed line: as it was restored.") if restored else ""
        st.markdown(f"{filled} {dashed}".strip())
        article.draw(drawn.words)


def through_time(view: View, people: People, movement: Movement) -> None:
    """Draw where people were through time, as a picture and as a table."""
    article.draw([articles.time_heading()])
    drawn = pictures.through_time(view, people, movement)
    with st.container(key="states_chart" if drawn.table is not None else None):
        article.draw(drawn.blocks)
    if drawn.table is None:
        return
    article.draw(articles.time_notes(view, movement))
    with st.expander(articles.table_title()):
        st.dataframe(drawn.table, hide_index=True, alt=articles.table_label())


@tongue.fragment
def places(view: View, people: People, movement: Movement) -> None:
    """Draw the places of exile; a click on one, or the list, opens its claims."""
    dataset = view.dataset
    drawn = pictures.exile(view, people, movement)
    spots = drawn.spots
    if not spots:
        return
    article.draw([articles.places_heading()])
    names = {spot.place_id: wording.place_name(dataset, spot.place_id) for spot in spots}
    beside, words = st.columns([3, 2], gap="medium")
    key = f"place-{movement.id}"
    with beside:
        clicked = {}
        if drawn.map is not None:
            clicked = st_folium(
                drawn.map,
                key=f"exile-{movement.id}",
                height=_MAP_HEIGHT,
                use_container_width=True,
                returned_objects=["last_object_clicked"],
            )
        _take_click(dataset, spots, key, clicked)
    with words:
        st.selectbox(
            say("Place"),
            list(names),
            key=key,
            format_func=names.__getitem__,
            placeholder=say("Choose one"),
            filter_mode=None,
        )
        st.caption(
            say(
                "The area of a disc shows how many people were first counted there. "
                "Click one to open it here."
            )
        )
        said = articles.place_claims(dataset, movement, st.session_state[key])
        article.draw(said[:_CLAIMS_BESIDE_MAP])
        if len(said) > _CLAIMS_BESIDE_MAP:
            words = many(
                "{count} figure for this place is in the table below.",
                "All {count} figures for this place are in the table below.",
                len(said),
            )
            st.caption(words)


def _take_click(
    dataset: Dataset, spots: list[maps.Held], key: str, answer: dict[str, object]
) -> None:
    point = (answer or {}).get("last_object_clicked")
    if not isinstance(point, dict) or st.session_state.get(f"{key}-click") == point:
        return
    st.session_state[f"{key}-click"] = point
    place = maps.place_at(dataset, spots, float(point["lng"]), float(point["lat"]))
    if place:
        st.session_state[key] = place
