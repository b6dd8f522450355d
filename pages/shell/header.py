"""The header of every page: the title in the navigation bar, the styles, and what paper needs."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.base import bundle, theme, web
from atlas.screen.one_file import TITLE
from atlas.words.language import LANGUAGES, say
from pages.shell import delivery, site, tongue, url
from pages.shell.text import plain

# Streamlit's face of Source Sans is of all weights.
_WEIGHTS = "100 900"
# The parameter of the link that opens the atlas with its search.
SEARCH = "search"
_STYLES = (Path(__file__).parent / "shell.css", bundle.STATIC / "articles" / "articles.css")
_languages = st.components.v2.component(
    "exile_and_return_languages",
    html='<select class="languages" name="lang"></select>',
    js=(Path(__file__).parent / "language.js").read_text("utf-8"),
    isolate_styles=False,
)
_paper = st.components.v2.component(
    "exile_and_return_paper", js=(Path(__file__).parent / "paper.js").read_text("utf-8")
)


def draw(page: str) -> None:
    """Draw the title and the way to the search; the style sheet fixes it in the navigation bar.

    Args:
        page: The ``url_path`` of the page shown; the atlas, "", has its own button.
    """
    file = f"{delivery.server_path()}app/static/{web.HANGUL}"
    faces = "".join(web.hangul_face(file, _WEIGHTS, style) for style in ("normal", "italic"))
    styles = "\n".join(file.read_text(encoding="utf-8") for file in _STYLES)
    st.html(f"<style>{theme.css_properties()}\n{faces}\n{styles}</style>")
    with st.container(key="paper"):
        words = say("In the atlas: {address}", address="{address}")
        told = {"site": site.site(), "words": words, "tag": tongue.tag()}
        _paper(key="paper-address", data=told)
    with st.container(key="header", horizontal=True):
        about = say("forced migrations in the Soviet Union, 1928–1961")
        st.markdown(f"**{say(TITLE)}** {about}")
        if page:
            # The picture that the reader left goes along.
            st.page_link(
                "pages/atlas/page.py",
                label=say("Search the atlas"),
                query_params={**url.remembered(), SEARCH: "open"},
            )


def draw_notes() -> None:
    """Draw what the address says of the language in vain, as text."""
    if tongue.notes():
        # Without a note there is no gap either.
        with st.container(key="language_notes"):
            for note in tongue.notes():
                st.info(plain(note))


def choose_language() -> None:
    """Draw the choice of languages in the bar; for the keyboard it comes after the page."""
    with st.container(key="languages"):
        _languages(
            key="language",
            data={
                "tag": tongue.tag(),
                "label": say("Language"),
                "languages": [*map(list, LANGUAGES.items())],
            },
        )
