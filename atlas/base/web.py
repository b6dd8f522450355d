"""Web addresses that a reader gives the program."""

from __future__ import annotations

import re

from atlas.base import characters

_ADDRESS = re.compile(r"https?://[^\s\"'<>`{}\\/?#][^\s\"'<>`{}\\]*")


def is_address(address: str) -> bool:
    """Return whether a text is a plain web address that can safely become a link or be printed.

    It begins with http:// or https:// and a host, and has no spaces, quotes, angle brackets,
    braces, backslashes or invisible characters.
    """
    return bool(_ADDRESS.fullmatch(address)) and characters.without_hidden(address) == address


def check(address: str) -> None:
    """Check an address to which the query of a picture will be added; "" is none.

    Raises:
        ValueError: If it is no web address (:func:`is_address`), or has a query or a fragment
            already.
    """
    if address and (not is_address(address) or "?" in address or "#" in address):
        form = "with no spaces or quotes, and without ? or #"
        raise ValueError(f"{address!r} is not a web address such as https://…, {form}")


HANGUL = "vendor/noto-sans-kr/NotoSansKR-used.ttf"
"""The syllables of Hangul that the data quotes, below ``static/``: Source Sans has none."""


def hangul_face(address: str, weight: str, style: str = "normal") -> str:
    """Return the style sheet's rule by which Source Sans takes its Hangul from a file.

    Args:
        address: Where the file is.
        weight: The weights of that face of Source Sans, as its own rule has them: a browser takes
            two faces together only if they agree in this and in style, else the later one alone.
        style: "normal" or "italic".
    """
    return (
        '@font-face { font-family: "Source Sans"; '
        f"font-style: {style}; font-weight: {weight}; unicode-range: U+1100-11FF, U+AC00-D7A3; "
        f'src: url({address}) format("truetype"); }}'
    )
