"""The choice of whom or what a page is about: one selector, in step with the address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from atlas.base.characters import shown
from atlas.words.language import say
from pages.shell import url
from pages.shell.text import plain

_MOST_SAID = 60


def choose(
    name: str, label: str, unknown: str, known: Mapping[str, str], asked: str, first: str
) -> str:
    """Draw the selector and return the key that is chosen, which the address names from then on.

    Args:
        name: The parameter of the address that names the choice.
        label: What is chosen, "Lesson", for those who hear the page.
        unknown: The message for an address that names none of ``known``, with ``{name}`` for what
            it names and ``{shown}`` for what is shown instead.
        known: What may be chosen: keys -> words, in their order.
        asked: The key that the address leads to, by this parameter or another; "" for none.
        first: The key that is shown if none of ``known`` is asked for.
    """
    named = st.query_params.get(name, "")
    if named and named not in known:
        st.info(plain(say(unknown, name=shown(named[:_MOST_SAID]), shown=known[first])))
    widget, heard = f"{name}_chosen", f"{name}_asked"
    # A run that a reader's next press cut short has drawn the selector and noted nothing.
    if widget not in st.session_state or st.session_state.get(heard) != asked:
        st.session_state[widget] = asked if asked in known else first
    choice: str = st.selectbox(
        label,
        list(known),
        key=widget,
        format_func=known.__getitem__,
        label_visibility="collapsed",
        placeholder=say("Choose one"),
        width=340,
        # A keyboard that comes up on a phone would hide a list of ten.
        filter_mode=None,
    )
    if named != choice:
        st.query_params[name] = choice
        url.keep()
    st.session_state[heard] = choice
    return choice
