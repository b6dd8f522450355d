"""Exile and Return: page set-up and navigation; the screens are ``screens/<name>/page.py``."""

import streamlit as st

from screens.frame import masthead, passage

st.set_page_config(
    page_title="Exile and Return: forced migrations in the Soviet Union, 1928–1961",
    page_icon="static/icon.png",
    layout="wide",
    initial_sidebar_state="collapsed",
)
page = st.navigation(
    [
        st.Page("screens/atlas/page.py", title="Atlas", url_path="atlas", default=True),
        st.Page("screens/peoples/page.py", title="Peoples", url_path="peoples"),
        st.Page("screens/sources/page.py", title="Sources", url_path="sources"),
    ],
    position="top",
)
passage.carry_address(page.url_path)
masthead.draw()
page.run()
