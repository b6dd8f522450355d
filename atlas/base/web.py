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
