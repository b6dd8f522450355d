"""The public URL of the atlas, as the reader's browser reports it."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

import streamlit as st

_LONGEST = 200


def root() -> str:
    """Return the address of the atlas, "https://host/base/", or "" where it is not known."""
    # As the browser sends it: a server behind a proxy does not know its own name.
    url = str(st.context.url or "")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or len(parts.netloc) > _LONGEST:
        return ""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return (
        f"{parts.scheme}://{parts.netloc}/{base}/" if base else f"{parts.scheme}://{parts.netloc}/"
    )


def site() -> str:
    """Return the address of the atlas if others can reach it too, or "" on a private computer.

    It is printed on paper, where an address that nobody can reach has no place.
    """
    found = root()
    host = (urlsplit(found).hostname or "") if found else ""
    return found if _is_public(host) else ""


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        # A name without a dot belongs to a local network.
        return "." in host and not host.endswith((".localhost", ".local"))
