"""Who says so: the works, the map layers with their licences, and what this atlas does not know."""

from __future__ import annotations

import streamlit as st

from pages.frame import library, markup
from pages.frame.text import plain
from pages.sources import inventory

held = library.holdings()
files = library.scene_files()

st.title("Sources and limits", anchor=False)
st.markdown(
    "Every figure, date, line and outline of the atlas rests on a work listed here, "
    "or is marked as derived (we worked it out, and say how) or schematic (we drew it)."
)
library.show_faults(held)

st.header("What is documented, derived, schematic", anchor=False)
st.markdown(
    "Counted from the data itself. A leg is a piece of a route between two places; "
    "the figures behind a leg may be documented where its course is not."
)
st.html(
    markup.table(
        inventory.certainty(held), "Documented, derived and schematic records of each movement"
    )
)
st.markdown("\n".join(f"- {plain(sentence)}" for sentence in inventory.limits(held)))

st.header("Where the sources disagree", anchor=False)
with st.expander(f"{len(held.conflicts)} questions, and how each is handled here"):
    st.html(markup.questions((c.question, c.handling) for c in held.conflicts.values()))

st.header("Works", anchor=False)
st.markdown(
    "Reliability is our judgement: A the document itself, B a scholar citing documents, "
    "C a reference work or the press, D memoir or unsourced. Works read only as an excerpt say so."
)
for title, works in inventory.works(held).items():
    with st.expander(f"{plain(title)} ({len(works)})"):
        st.html(markup.works((e.work.full, e.work.url, e.words) for e in works))

st.header("Map layers", anchor=False)
layers = inventory.layers(held)
if layers:
    st.html(markup.table(layers, "Origin and licence of each map layer"))
else:
    st.markdown("The list of layers (geodata/layers.csv) could not be read.")
st.markdown(
    "Maps are drawn with [Leaflet](https://leafletjs.com/) 1.9.4 (BSD 2-Clause), "
    "kept with this program: the atlas asks nothing of the network."
)

st.header("Version", anchor=False)
st.markdown(plain(f"Data version {files['data_version']}: a hash of all data and geometry files."))
