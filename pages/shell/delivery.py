"""How the browser gets a file of the scene: from ``static/``, or from the memory of the server."""

from __future__ import annotations

from streamlit import runtime


def address(name: str, content: bytes | None = None) -> str:
    """Return the address of a file from the root of the server on, without a slash before it.

    ``content`` is what is in it, if it does not lie below ``static/scene``. Streamlit serves files
    from ``static/`` alone; what it holds in memory, such as pictures, it keeps for as long as a run
    of the page asks for it.
    """
    if content is None:
        return f"app/static/scene/{name}"
    kept = runtime.get_instance().media_file_mgr
    return kept.add(content, "application/gzip", coordinates=f"scene {name}").lstrip("/")
