"""The address that opens the page with a figure."""

from __future__ import annotations

from urllib.parse import quote

from pages.figure.address import Wanted
from pages.shell import site


def address(wanted: Wanted, version: str) -> str:
    """Return the address that opens the page with a figure."""
    # Whoever opens it may read another language, and yet is to see this figure.
    asked = wanted.parameters(version, tag="")
    query = "&".join(f"{name}={quote(value, safe=',:')}" for name, value in asked.items())
    return f"{site.root()}figure?{query}"
