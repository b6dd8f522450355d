"""The parts of a profile, top to bottom."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from atlas.folium import maps
from atlas.model.model import Model, View
from atlas.read.dataset import Dataset
from atlas.read.records import Event, Movement, People, Territory
from atlas.words import certainty
from atlas.words import claims as wording
from atlas.words.language import many, say
from atlas.words.names import within
from atlas.words.vocabulary import words_of
from pages.peoples import pictures, profile
from pages.shell import markup, tongue
from pages.shell.text import plain

_MAP_HEIGHT = 400
_CLAIMS_BESIDE_MAP = 5
_KIND_OPEN = "roundup"


def homeland(model: Model, people: People, movement: Movement) -> None:
    """Draw the homeland then and now."""
    st.subheader(say("Homeland, then and now"), anchor=False)
    drawn = pictures.homeland(model, people, movement)
    if drawn.map is None:
        st.markdown(say("No outline of this homeland has been drawn yet."))
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
        for sentence in drawn.sentences:
            st.markdown(plain(sentence))
        meanwhile = [
            _territory(model.dataset, t)
            for t in model.dataset.territories
            if t.movement_id == movement.id and t.role == "dissolved"
        ]
        if meanwhile:
            st.markdown("\n".join([say("Meanwhile its land was:"), "", *meanwhile]))


def _territory(dataset: Dataset, territory: Territory) -> str:
    said = wording.sources_text(dataset, territory.source, ())
    return f"- {plain(wording.place_name(dataset, territory.place_id))} :small[({plain(said)})]"


def through_time(view: View, people: People, movement: Movement) -> None:
    """Draw where people were through time, as a picture and as a table."""
    st.subheader(say("Where people were"), anchor=False)
    drawn = pictures.through_time(view, people, movement)
    if drawn is None:
        st.markdown(
            say(
                "No source gives a total for this movement, and none is worked out here: "
                "its figures are listed by date in the table of claims."
            )
        )
        return
    with st.container(key="states_chart"):
        st.image(drawn.svg, width="stretch", alt=drawn.words)
    st.caption(
        say(
            "On the left the weeks of the removal, on the right 1928 to 1961; the height is always "
            "all who are counted. Between two counts the line is straight because nothing is "
            "known, not because it is known to be straight."
        )
    )
    for said in certainty.of_the_numbers(view.model, movement):
        st.caption(plain(said))
    with st.expander(say("The same as a table, at the end of each year")):
        st.dataframe(drawn.table, hide_index=True, alt=say("People by state and year"))


@tongue.fragment
def places(view: View, people: People, movement: Movement) -> None:
    """Draw the places of exile; a click on one, or the list, opens its claims."""
    dataset = view.dataset
    drawn = pictures.exile(view, people, movement)
    spots = drawn.spots
    if not spots:
        return
    st.subheader(say("Places of exile"), anchor=False)
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
        place_claims = profile.claims_at(dataset, movement, st.session_state[key])
        for claim in place_claims[:_CLAIMS_BESIDE_MAP]:
            said = wording.sources_text(dataset, claim.source, claim.quoting)
            st.markdown(f"{plain(wording.claim_text(dataset, claim))}  \n:small[{plain(said)}]")
        if len(place_claims) > _CLAIMS_BESIDE_MAP:
            words = many(
                "{count} figure for this place is in the table below.",
                "All {count} figures for this place are in the table below.",
                len(place_claims),
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


def events(dataset: Dataset, movement: Movement) -> None:
    """Draw the events by chapter, each with its date and its source; only the removal is open.

    Unfolded they would fill ten screens of a phone and hide what comes after them.
    """
    for title, listed in profile.chapters(dataset, movement).items():
        entries = markup.entries(_event(dataset, event) for event in listed)
        opened = _KIND_OPEN in profile.CHAPTERS.get(title, ())
        st.html(markup.folded(say(title), _extent(listed), entries, opened=opened))
    st.caption(plain(profile.unheard(dataset, movement)))


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


def claims(dataset: Dataset, people: People, movement: Movement) -> None:
    """Draw the table of all claims."""
    st.subheader(say("All figures, and who says so"), anchor=False)
    listed = profile.claims_of(dataset, movement, people)
    label = many("{count} figure, by date", "{count} figures, by date", len(listed))
    words = say("Every figure about {people}, with its date and source", people=within(people.name))
    with st.expander(label):
        st.html(markup.table(profile.rows(dataset, listed), words))
