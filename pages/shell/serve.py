"""Starts Streamlit for the atlas: ``python -m pages.shell.serve run app.py``.

A folder named ``pages`` beside the app is Streamlit's sign of an older kind of
app. Until ``app.py`` has run once it would tell the first visitor who comes by a
deep link, such as /peoples, "Page not found". The sign is taken down here, before
anyone comes; with plain ``streamlit run app.py`` only that very first visit differs.
"""

from __future__ import annotations

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    main(prog_name="streamlit")
