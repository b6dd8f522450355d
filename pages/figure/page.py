"""A figure for print from the address: its preview, its options, its files."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.paper.plate.refusal import RefusedError
from pages.figure import desk, offers, place, plates, screening
from pages.frame import library

st.html(Path(__file__).parent / "figure.css")
held = library.holdings()
version = library.scene_files()["data_version"]
desk.follow_address(held, version)
wanted = desk.wanted()
asked = plates.figure(wanted, place.site())

st.title("Figure", anchor=False)
st.markdown("What the atlas shows, as a plate for print, a film for slides or one file to carry.")
library.show_faults(held)
for note in desk.notes():
    # A note may quote the visitor's own words: as text, no address in it becomes a link.
    st.text(note)

shown, controls = st.columns([5, 2], gap="large")
with controls, st.container(key="figure_controls"):
    desk.draw(held)
with shown:
    try:
        made = plates.made(held, asked, version)
        preview = plates.content(held, asked, version, "svg")
    except RefusedError as refused:
        made = None
        offers.draw_instead(refused)
    except (ValueError, OSError) as error:
        made = None
        st.warning(plates.said(error))
    if made is not None:
        with st.container(key="figure_preview"):
            st.image(preview.decode(), width="stretch", alt=made.description)
        st.markdown(plates.size(made, wanted))
        for note in made.notes:
            st.caption(note)
        offers.draw_files(held, wanted, asked, made, version)
if made is not None:
    offers.draw_words(wanted, asked, made, place.address(wanted, version))
screening.draw(held, wanted, asked, version)
offers.draw_one_file(held, wanted, version)
