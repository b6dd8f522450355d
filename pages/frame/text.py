"""Text from the data made safe for Markdown: it is shown as it is written, never obeyed."""

from __future__ import annotations

import re

from atlas.citations import is_web_address

# Every sign that Markdown, or Streamlit's additions to it (colours, formulas), may obey.
_SIGNS = re.compile(r"([!#$&()*+\-.:<=>@\[\\\]^_`{|}~])")
# What is looked for only after the escapes are gone, in the text itself: web and mail addresses,
# icons and arrows. There a sign that nobody sees breaks the word in two; a time (02:00) is left.
_WORDS = re.compile(
    r"(?<=:)(?=[^\s\d]|\d+:)|(?<=www)(?=\.)|(?=@)|(?<=[-<>=~])(?=[-<>=~])", re.IGNORECASE
)
JOINER = "\u2060"


def plain(text: str) -> str:
    """Return ``text`` for st.markdown so that it appears sign for sign, on one line.

    Where a word would become a link, an icon or an arrow it holds a word joiner
    (U+2060), which has no width and allows no break.
    """
    words = _WORDS.sub(JOINER, " ".join(text.split()))
    return _SIGNS.sub(r"\\\1", words)


def link(text: str, url: str) -> str:
    """Return a Markdown link to ``url``, which must be a plain web address; else the text alone."""
    if not is_web_address(url):
        return plain(text)
    target = url.replace("(", "%28").replace(")", "%29")
    return f"[{plain(text)}]({target})"
