"""A page's component that starts the player: its script, with what loads it in front."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from atlas.words.language import language
from pages.shell import tongue

_LOADER = Path(__file__).parent / "program.js"
_IMPORT = re.compile(r'^import \{ loaded \} from "\.\./shell/program\.js";$', re.MULTILINE)


def component(name: str, file: Path, style: str, wait: str) -> Callable[..., Any]:
    """Return a Streamlit component that starts the player, in the language of its reader.

    The page is run again at every change; registering there would make a new component each time,
    so it is registered once for each language.

    Args:
        name: What the component is called among all of the atlas.
        file: Its module.
        style: The class of its element.
        wait: The message that is seen until the program and the data have come.

    Raises:
        ValueError: If the module does not import the loader.
    """
    code = script(file)

    @functools.cache
    def registered(tag: str) -> Any:
        words = escape(language(tag).say(wait))
        return st.components.v2.component(
            f"exile_and_return_{name}_{tag}",
            html=f'<div class="{style}"><p class="program-wait" role="status">{words}</p></div>',
            js=code,
            isolate_styles=False,
        )

    def drawn(**given: Any) -> Any:
        return registered(tongue.tag())(**given)

    return drawn


def script(file: Path) -> str:
    """Return a component's module as one script: Streamlit's components cannot import files.

    Raises:
        ValueError: If the module does not import the loader.
    """
    source, imports = _IMPORT.subn("", file.read_text(encoding="utf-8"))
    if imports != 1:
        raise ValueError(f"{file}: expected one import of ../shell/program.js, found {imports}")
    loader = _LOADER.read_text(encoding="utf-8").replace("export async", "async")
    return f"{loader}\n{source}"
