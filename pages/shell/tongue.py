"""The language of a reader: as the address says, else as their browser prefers, else English.

Who chooses another opens the page anew, so that within one session it never changes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from atlas.picture import left_out
from atlas.picture.left_out import LeftOut
from atlas.words.language import LANGUAGES, Language, language, speak
from pages.shell import url

# The parameter of the address, the same as that of a picture.
NAME = "lang"
_KEPT = "tongue"
_NOTES = "tongue_notes"

_Given = ParamSpec("_Given")


def begin() -> None:
    """Speak the reader's language in this run of the page."""
    st.session_state.setdefault(_KEPT, _asked() or unasked())
    speak(tongue())


def tag() -> str:
    """Return the tag of the reader's language."""
    return str(st.session_state.get(_KEPT, "en"))


def tongue() -> Language:
    """Return the reader's language."""
    return language(tag())


def is_named() -> bool:
    """Return whether an address must name the language: English goes without saying.

    Unless it is not what the reader's browser asks for (``mustBeNamed`` in the player).
    """
    return tag() != "en" or unasked() != "en"


def keep_in_address(page: str) -> None:
    """Write the language into the address, where a page was opened by a link without it.

    What the address asks for in vain is noted (:func:`notes`) and taken out of it.

    Args:
        page: The ``url_path`` of the page shown; in the atlas, "", the player writes the address.
    """
    if url.arrived():
        st.session_state[_NOTES] = []
    if not page:
        return
    ignored = _ignored(st.query_params.get_all(NAME))
    if ignored:
        st.session_state[_NOTES] = [each.sentence() for each in ignored]
        del st.query_params[NAME]
    if is_named() and st.query_params.get(NAME) != tag():
        st.query_params[NAME] = tag()
    url.keep()


def notes() -> list[str]:
    """Return what the page's address asks for in vain, a sentence each, until the reader leaves it.

    A sentence quotes the address: show it as text. The atlas has its own notes.
    """
    found: list[str] = st.session_state.get(_NOTES, [])
    return found


def _ignored(values: list[str]) -> list[LeftOut]:
    text, left = left_out.last(NAME, values)
    return [*left, LeftOut(NAME, text, "unknown")] if text and text not in LANGUAGES else left


def fragment(
    draw: Callable[_Given, None], run_every: float | None = None
) -> Callable[_Given, None]:
    """Return a fragment of a page, which speaks the reader's language where it runs alone, too.

    Args:
        draw: Draws the fragment.
        run_every: Seconds between two runs that nobody asks for.
    """

    @functools.wraps(draw)
    def drawn(*given: _Given.args, **named: _Given.kwargs) -> None:
        # Streamlit runs it in another thread, without the page around it.
        speak(tongue())
        draw(*given, **named)

    fragment: Callable[_Given, None] = st.fragment(drawn, run_every=run_every)
    return fragment


def unasked() -> str:
    """Return the tag of the language that the reader's browser prefers, of those there are."""
    preferred = str(st.context.locale or "").partition("-")[0].lower()
    return preferred if preferred in LANGUAGES else "en"


def _asked() -> str:
    said = [*url.query([NAME]).get(NAME, []), *st.query_params.get_all(NAME)]
    return next((value for value in reversed(said) if value in LANGUAGES), "")
