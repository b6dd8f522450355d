"""The atlas: the player on the whole page, Streamlit's own sliders in the sidebar beside it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.words.language import say
from pages.atlas import controls
from pages.atlas.player import player
from pages.shell import delivery, library, site, tongue

st.html(Path(__file__).parent / "atlas.css")
model = library.model()
files = library.scene_files()
controls.open_picture(model, files["data_version"])

with st.sidebar:
    controls.draw(model)
    st.page_link("pages/figure/page.py", label=say("This picture as a figure or film"))

with st.container(key="notices"):
    library.show_faults(model.dataset)
    if controls.notes():
        with st.container(key="notes", horizontal=True, vertical_alignment="center"):
            # A note may quote the visitor's own words: as text, no address in it becomes a link.
            first, *others = controls.notes()
            st.text(first)
            if others:
                # One line is all that the map can spare: the others lie over it when asked for.
                with st.popover(say("{count} more", count=len(others)), type="tertiary"):
                    st.text("\n".join(others))
            st.button(say("Dismiss"), type="tertiary", on_click=controls.dismiss_notes)

with st.container(key="player"):
    player(
        key="atlas-player",
        data={
            "root": delivery.server_path(),
            "network": site.in_network(),
            "player": files["player"],
            "scene": files["scene"],
            "texts": files["texts"],
            "base": files["base"],
            "words": files.get("words"),
            "language": tongue.unasked(),
            "failure": say(
                "The map could not be loaded. Reload the page; if that does not help, see"
                " whether the folder static/ is complete."
            ),
            **controls.for_player(model.dataset),
        },
    )
