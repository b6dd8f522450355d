"""Who says so: works, claims, conflicts, sums, limits and map layers, each with its address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from pages.frame import library
from pages.sources import claims, conflicts, desk, limits, sums, works
from pages.sources.address import VIEWS

st.html(Path(__file__).parent / "sources.css")
held = library.holdings()
files = library.scene_files()
desk.follow_address(held)

st.title("Sources and limits", anchor=False)
st.markdown(
    "Every figure, date, line and outline of the atlas rests on a work listed here, "
    "or is marked as derived (we worked it out, and say how) or schematic (we drew it)."
)
library.show_faults(held)
for note in desk.notes():
    # A note may quote the visitor's own words: as text, no address in it becomes a link.
    st.text(note)

st.segmented_control(
    "What to show",
    list(VIEWS),
    key=desk.SHOW,
    format_func=VIEWS.__getitem__,
    required=True,
    label_visibility="collapsed",
    on_change=desk.view_chosen,
)
draw: dict[str, Callable[[], None]] = {
    "works": lambda: works.draw(held),
    "claims": lambda: claims.draw(held),
    "conflicts": lambda: conflicts.draw(held),
    "sums": lambda: sums.draw(held),
    "limits": lambda: limits.draw(held),
    "layers": lambda: works.draw_layers(held, files["data_version"]),
}
with st.container(key="sources_view"):
    draw[desk.wanted().show]()
