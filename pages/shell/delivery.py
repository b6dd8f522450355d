"""How the browser gets a file of the scene: from ``static/``, or from the server's memory."""

from __future__ import annotations

import streamlit as st
from streamlit import runtime


def address(name: str, content: bytes | None = None) -> str:
    """Return the URL path of a file, relative to the root of the server, without a leading slash.

    Streamlit serves files only from ``static/``; a file in memory, such as a picture, it keeps for
    as long as a run of the page asks for it.

    Args:
        name: The name of the file, below ``static/scene`` if it is there.
        content: Its content, if it is not in a folder.
    """
    if content is None:
        return f"app/static/scene/{name}"
    media = runtime.get_instance().media_file_mgr
    return media.add(content, "application/gzip", coordinates=f"scene {name}").lstrip("/")


def server_path() -> str:
    """Return the path under which this server is reached, with a slash at its end."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"
