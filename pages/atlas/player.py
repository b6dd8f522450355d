"""The map's player as a Streamlit component: registered once, when this module is first read.

The page is run again at every change; registering there would make a new component each time.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

player = st.components.v2.component(
    "exile_and_return_player",
    html='<div class="atlas-player"></div>',
    js=(Path(__file__).parent / "bootstrap.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
