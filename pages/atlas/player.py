"""The map's player as a Streamlit component: registered once, when this module is first read.

The page is run again at every change; registering there would make a new component each time.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.shell import program

# What the reader sees until the program and the data have come.
_WAIT = "Loading the map: its program, the land of the time, and what the sources say …"

player = st.components.v2.component(
    "exile_and_return_player",
    html=f'<div class="atlas-player"><p class="atlas-wait" role="status">{_WAIT}</p></div>',
    js=program.script(Path(__file__).parent / "bootstrap.js"),
    isolate_styles=False,
)
