"""The map's player as a Streamlit component: registered once for each language.

The page is run again at every change; registering there would make a new component each time.
"""

from __future__ import annotations

import functools
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from atlas.words.language import language
from pages.shell import program, tongue

_SCRIPT = program.script(Path(__file__).parent / "bootstrap.js")


def player(key: str, data: dict[str, Any]) -> None:
    """Draw the map's player, which gets ``data``; its words to wait by are the reader's."""
    _component(tongue.tag())(key=key, data=data)


@functools.cache
def _component(tag: str) -> Any:
    # What the reader sees until the program and the data have come.
    wait = language(tag).say(
        "Loading the map: its program, the land of the time, and what the sources say …"
    )
    words = f'<p class="atlas-wait" role="status">{escape(wait)}</p>'
    return st.components.v2.component(
        f"exile_and_return_player_{tag}",
        html=f'<div class="atlas-player">{words}</div>',
        js=_SCRIPT,
        isolate_styles=False,
    )
