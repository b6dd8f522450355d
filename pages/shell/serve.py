"""Starts Streamlit for the atlas: ``python -m pages.shell.serve run app.py``.

To Streamlit, a folder named ``pages`` beside the app means an older kind of app.
Until ``app.py`` has run once, the first visitor who follows a deep link, such as
/peoples, would be told "Page not found". That detection is turned off here, before
anyone comes; with plain ``streamlit run app.py`` only that very first visit differs.
"""

from __future__ import annotations

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    main(prog_name="streamlit")
