"""A page that shows one text in every way that the pages of the atlas show text from the data.

The texts come by the address, as JSON: ``/?texts=["a","b"]``.
"""

from __future__ import annotations

import json

import streamlit as st

from pages.shell.text import plain

for number, text in enumerate(json.loads(st.query_params.get("texts", "[]"))):
    with st.container(key=f"text-{number}"):
        st.markdown(plain(text))
        st.caption(plain(text))
        st.subheader(plain(text), anchor=False)
        st.markdown(f"- {plain(text)} :small[({plain(text)})]")
        st.table([{plain(text): plain(text)}], hide_index=True)
        st.pills("Texts", [text], format_func=plain, key=f"pill-{number}")
        with st.expander(plain(text), expanded=True):
            st.text(text)
