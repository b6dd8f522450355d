"""Web addresses that a reader gives the program."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")


def check(address: str) -> None:
    """Check an address to which the query of a picture will be added; "" is none.

    Raises:
        ValueError: If it is no web address, or has a query or a fragment already.
    """
    if address and not _ADDRESS.fullmatch(address):
        raise ValueError(f"{address!r} is not a web address such as https://…, without ? or #")


HANGUL = "vendor/noto-sans-kr/NotoSansKR-used.ttf"
"""The syllables of Hangul that the data quotes, below ``static/``: Source Sans has none."""


def hangul_face(address: str) -> str:
    """Return the style sheet's rule by which Source Sans takes its Hangul from a file."""
    return (
        '@font-face { font-family: "Source Sans"; unicode-range: U+1100-11FF, U+AC00-D7A3; '
        f'src: url({address}) format("truetype"); }}'
    )
