"""Draws the blocks of an article (``atlas/articles/``) with Streamlit's own elements."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from atlas.articles import html
from atlas.articles.blocks import (
    Block,
    Copied,
    Counted,
    Drawing,
    Folded,
    Heading,
    Html,
    Listed,
    Paragraph,
    Stated,
    Way,
)
from pages.shell.text import plain


def draw(blocks: Iterable[Block]) -> None:
    """Draw blocks one below the other."""
    for block in blocks:
        _draw(block)


def _draw(block: Block) -> None:
    match block:
        case Heading(text, level):
            (st.header if level == 2 else st.subheader)(plain(text), anchor=False)
        case Paragraph(text, quiet, lead):
            words = f"**{plain(lead)}** {plain(text)}" if lead else plain(text)
            (st.caption if quiet else st.markdown)(words)
        case Counted(text):
            st.markdown(text)
        case Stated(text, sources):
            st.markdown(f"{plain(text)}  \n:small[{plain(sources)}]")
        case Listed():
            st.markdown(_listed(block))
        case Html(shown):
            st.html(shown)
        case Copied(text):
            st.code(text, language=None, wrap_lines=True)
        case Drawing(svg, words):
            st.image(svg, width="stretch", alt=words)
        case Way(label, page, asked):
            st.page_link(f"pages/{page}/page.py", label=label, query_params=dict(asked))
        case Folded():
            _draw_folded(block)


def _listed(block: Listed) -> str:
    lines = []
    for number, (text, aside) in enumerate(block.items, start=1):
        mark = f"{number}." if block.numbered else "-"
        lines.append(f"{mark} {plain(text)}{f' :small[({plain(aside)})]' if aside else ''}")
    return "\n".join(lines)


def _draw_folded(block: Folded) -> None:
    """Draw what is folded away: as one element, or, where it has no heading, as an expander."""
    if block.level:
        st.html(html.html([block]))
        return
    with st.expander(plain(block.title)):
        draw(block.blocks)
