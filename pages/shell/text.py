"""Text from the data made safe for Markdown: it is shown as it is written, never obeyed."""

from __future__ import annotations

import re

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
