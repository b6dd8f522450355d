"""The map's player as a Streamlit component."""

from __future__ import annotations

from pathlib import Path

from atlas.words.language import to_say
from pages.shell import program

player = program.component(
    "player",
    Path(__file__).parent / "bootstrap.js",
    style="atlas-player",
    wait=to_say("Loading the map: its program, the land of the time, and what the sources say …"),
)
