"""Text from the data made safe for Markdown: it is shown as it is written, never obeyed."""

from __future__ import annotations

import re

# Every sign that Markdown, or Streamlit's additions to it (colours, icons, formulas), may obey.
_SIGNS = re.compile(r"([!#$&()*+\-.:<=>@\[\\\]^_`{|}~])")


def plain(text: str) -> str:
    """Return ``text`` for st.markdown so that it appears sign for sign, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def link(text: str, url: str) -> str:
    """Return a Markdown link to ``url``, which must be a plain web address; else the text alone."""
    if not re.fullmatch(r"https?://[^\s\"'<>`{}\\]+", url):
        return plain(text)
    target = url.replace("(", "%28").replace(")", "%29")
    return f"[{plain(text)}]({target})"
