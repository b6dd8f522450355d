"""The atlas: the player on the whole page, Streamlit's own sliders in the sidebar beside it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.atlas import desk
from pages.atlas.player import player
from pages.frame import library

st.html(Path(__file__).parent / "atlas.css")
held = library.holdings()
files = library.scene_files()
desk.open_picture(held, files["data_version"])

with st.sidebar:
    desk.draw(held)
    st.page_link("pages/figure/page.py", label="This picture as a figure or film")

with st.container(key="notices"):
    library.show_faults(held)
    if desk.notes():
        with st.container(key="notes", horizontal=True, vertical_alignment="center"):
            # A note may quote the visitor's own words: as text, no address in it becomes a link.
            first, *others = desk.notes()
            st.text(first)
            if others:
                # One line is all that the map can spare: the others lie over it when asked for.
                with st.popover(f"{len(others)} more", type="tertiary"):
                    st.text("\n".join(others))
            st.button("Dismiss", type="tertiary", on_click=desk.dismiss_notes)

with st.container(key="player"):
    player(
        key="atlas-player",
        data={
            "root": desk.root(),
            "player": files["player"],
            "scene": files["scene"],
            "base": files["base"],
            **desk.for_player(held),
        },
    )
