"""Text from the data made safe for Markdown: it is shown as it is written, never interpreted."""

from __future__ import annotations

import re

# Every character that Markdown, or Streamlit's additions to it (colours, formulas), may interpret.
_SPECIAL = re.compile(r"([!#$&()*+\-.:<=>@\[\\\]^_`{|}~])")
# What Streamlit looks for in the text itself, after the escapes: web and mail addresses, icons and
# arrows. There an invisible character breaks the word in two; a time (02:00) is left as it is.
_BREAKS = re.compile(
    r"(?<=:)(?=[^\s\d]|\d+:)|(?<=www)(?=\.)|(?=@)|(?<=[-<>=~])(?=[-<>=~])", re.IGNORECASE
)
# Spaces at which a line may end; the others hold the digits of a number together.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
JOINER = "\u2060"


def plain(text: str) -> str:
    """Return ``text`` for st.markdown so that it appears exactly as it is, on one line.

    A word that would become a link, an icon or an arrow gets a word joiner
    (U+2060), which has no width and allows no line break.
    """
    words = _BREAKS.sub(JOINER, _SPACES.sub(" ", text).strip())
    return _SPECIAL.sub(r"\\\1", words)
