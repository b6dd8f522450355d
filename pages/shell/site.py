"""The public URL of the atlas, as the reader's browser reports it."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

import streamlit as st

from atlas.base import network
from pages.shell import delivery

_LONGEST = 200


def root() -> str:
    """Return the address of the atlas, "https://host/base/", or "" where it is not known."""
    # As the browser sends it: a server behind a proxy does not know its own name.
    url = str(st.context.url or "")
    try:
        parts = urlsplit(url)
    except ValueError:
        # What a browser says of its address may be anything.
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc or len(parts.netloc) > _LONGEST:
        return ""
    return f"{parts.scheme}://{parts.netloc}{delivery.server_path()}"


def in_network() -> dict[str, object] | None:
    """Return where others in the network find this atlas; None if that is what the reader has.

    Returns:
        ``address``, "http://192.0.2.5:8501/", and whether the atlas can be reached there
        (``open``), or could if it were started for it. None without a network.
    """
    found = root()
    parts = urlsplit(found)
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if not found or not network.is_of_this_computer(parts.hostname or ""):
        return None
    host = network.lan_address()
    # Without an address of its own the server listens at all that the computer has.
    listens = str(st.get_option("server.address") or "0.0.0.0")
    is_open = listens in ("0.0.0.0", "::", host)
    return (
        {"address": f"{parts.scheme}://{host}{port}{parts.path}", "open": is_open} if host else None
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
        name = host.rstrip(".")
        return "." in name and not name.endswith(".local") and not network.is_of_this_computer(name)
