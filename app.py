"""Exile and Return: page setup and navigation; each page is ``pages/<name>/page.py``."""

import streamlit as st

from atlas.words.language import say
from pages.shell import drafts, header, tongue, url

tongue.begin()

st.set_page_config(
    page_title=say("Exile and Return: forced migrations in the Soviet Union, 1928–1961"),
    page_icon="static/icon.png",
    layout="wide",
    initial_sidebar_state="collapsed",
)
page = st.navigation(
    [
        st.Page("pages/atlas/page.py", title=say("Atlas"), url_path="atlas", default=True),
        st.Page("pages/peoples/page.py", title=say("Peoples"), url_path="peoples"),
        st.Page("pages/compare/page.py", title=say("Compare"), url_path="compare"),
        st.Page("pages/teaching/page.py", title=say("Teaching"), url_path="teaching"),
        st.Page("pages/sources/page.py", title=say("Sources"), url_path="sources"),
        st.Page("pages/figure/page.py", title=say("Figure"), url_path="figure"),
    ],
    position="top",
)
url.carry_address(page.url_path)
url.listen()
tongue.keep_in_address(page.url_path)
header.draw(page.url_path)
header.draw_notes()
try:
    page.run()
    drafts.draw(page.url_path)
finally:
    # Also where a page has stopped half-way, which Streamlit does by an exception.
    header.choose_language()
