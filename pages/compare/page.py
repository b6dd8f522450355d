"""All movements compared: in one table, each cell with what it rests on, or on two maps."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.articles import markup
from atlas.base.characters import shown
from atlas.comparison import pair
from atlas.comparison.columns import GROUPS
from atlas.comparison.table import Row, columns_of, comparison
from atlas.model.model import Model
from atlas.words.language import say, to_say
from pages.compare import downloads, maps, sorting, table, two_dates
from pages.shell import library, url
from pages.shell.text import plain

_ALL = ""
_PARTS = {_ALL: to_say("All columns"), **GROUPS}
_VIEWS = {"table": to_say("Table of all"), "maps": to_say("Two maps, one clock")}


def chosen_view(model: Model) -> str:
    """Return the view that the address names, a key of ``_VIEWS``; draw the choice."""
    asked = "maps" if st.query_params.get("pair") else "table"
    # A run that a reader's next press cut short has drawn the choice and noted nothing.
    noted = st.session_state.get("compare_view_asked")
    if "compare_view" not in st.session_state or noted != asked:
        st.session_state["compare_view"] = asked
    st.segmented_control(
        say("View"),
        list(_VIEWS),
        key="compare_view",
        format_func=lambda view: say(_VIEWS[view]),
        label_visibility="collapsed",
        required=True,
    )
    view: str = st.session_state["compare_view"] or asked
    if view != asked:
        url.write(pair.NAMES, maps.last(model) if view == "maps" else {})
    st.session_state["compare_view_asked"] = view
    return view


def chosen() -> str:
    """Return the part of the table that the address names; draw the choice. "" for all of it."""
    asked = st.query_params.get("columns", _ALL)
    if asked not in _PARTS:
        words = say("The table has no part “{name}”; all columns are here.", name=shown(asked[:60]))
        st.info(plain(words))
    if "compare_part" not in st.session_state or st.session_state.get("compare_asked") != asked:
        st.session_state["compare_part"] = asked if asked in _PARTS else _ALL
    st.pills(
        say("Columns"),
        list(_PARTS),
        key="compare_part",
        format_func=lambda part: say(_PARTS[part]),
        label_visibility="collapsed",
        required=True,
    )
    part: str = st.session_state["compare_part"] or _ALL
    if st.query_params.get("columns", _ALL) != part:
        url.write(["columns"], {"columns": part} if part else {})
    st.session_state["compare_asked"] = part
    return part


def draw_table(model: Model, rows: tuple[Row, ...]) -> None:
    """Draw the table with its files, what its columns hold, and two dates of one people."""
    st.markdown(
        say(
            "All peoples side by side. Press a figure to see who says so, and what other sources "
            "say; press a heading to sort by it."
        )
    )
    part = chosen()
    columns = columns_of(part)
    with st.container(key="compare_table"):
        st.html(table.table(model.dataset, rows, columns))
        st.html(table.opened(model.dataset, rows, columns))
    sorting.listen()
    version = library.scene_files()["data_version"]
    downloads.draw(model, part, version)
    st.header(say("What each column holds"), anchor=False)
    names = say("Column"), say("What it holds")
    held = [dict(zip(names, (say(c.title), say(c.note)), strict=True)) for c in columns]
    st.html(markup.table(held, say("Columns")))
    st.caption(
        plain(
            say(
                "“Not stated” means that no source read for this atlas says it. “Derived” means "
                "that the atlas worked it out from the days that are named when you press the "
                "figure."
            )
        )
    )
    with st.container(key="compare_days"):
        two_dates.draw(model, version)


st.html(Path(__file__).parent / "compare.css")
model = library.model()
library.show_faults(model.dataset)
rows = model.derived(comparison)
if not rows:
    st.title(say("Compare"), anchor=False)
    st.warning(say("No movement could be read from the data."))
else:
    with st.container(key="compare_top", horizontal=True, vertical_alignment="center"):
        st.title(say("Compare"), anchor=False)
        view = chosen_view(model)
    if view == "maps":
        maps.draw(model)
    else:
        draw_table(model, rows)
