"""The script of a page's component that starts the player: with what loads it in front."""

from __future__ import annotations

import re
from pathlib import Path

_LOADER = Path(__file__).parent / "program.js"
_IMPORT = re.compile(r'^import \{ loaded \} from "\.\./shell/program\.js";$', re.MULTILINE)


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
