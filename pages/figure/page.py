"""The page for a figure: its preview, its options, its files, all from the address."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.paper.plate.refusal import RefusedError
from atlas.words.language import say
from pages.figure import controls, downloads, film_section, plates, public_url
from pages.shell import library, site

st.html(Path(__file__).parent / "figure.css")
model = library.model()
version = library.scene_files()["data_version"]
controls.follow(model, version)
wanted = controls.wanted()
asked = plates.figure(wanted, site.site())

st.title(say("Figure"), anchor=False)
st.markdown(
    say("A picture from the atlas as a plate for print or a film, or the atlas in one file.")
)
library.show_faults(model.dataset)
for note in controls.notes():
    # A note may quote the visitor's own words: shown as text, no address in it becomes a link.
    st.text(note)

shown, beside = st.columns([5, 2], gap="large")
with beside, st.container(key="figure_controls"):
    controls.draw(model.dataset)
with shown:
    try:
        made = plates.made(model, asked, version)
        preview = plates.content(model, asked, version, "svg")
    except RefusedError as refused:
        made = None
        downloads.draw_instead(refused)
    except (ValueError, OSError) as error:
        made = None
        st.warning(plates.explanation(error))
    if made is not None:
        with st.container(key="figure_preview"):
            st.image(preview.decode(), width="stretch", alt=made.description)
        st.markdown(plates.size(made, wanted))
        for note in made.notes:
            st.caption(note)
        downloads.draw_files(model, wanted, asked, made, version)
if made is not None:
    downloads.draw_words(wanted, asked, made, public_url.address(wanted, version))
with st.container(key="figure_more"):
    film_section.draw(model, wanted, asked, version)
    downloads.draw_one_file(model, wanted, version)
