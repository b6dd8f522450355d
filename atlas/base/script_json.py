"""JSON for a script that other programs read before the browser does.

folium writes a page with templates, and branca takes what comes of that for a template once
more: a name with ``{{ … }}`` in it would be run as a program, on the machine that makes the page.
The Streamlit component cuts the finished script with patterns of its own, and the browser looks
in it for the end of the script. JSON has another form for every character inside a string, and
with it there is nothing left for any of them to obey.
"""

from __future__ import annotations

import json
import re

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
# Letters, digits and plain punctuation stay; so do JSON's own escapes, other than those of a
# quotation mark and a backslash.
_OBEYED = re.compile(r'\\["\\]|[^A-Za-z0-9 .,:\\-]')


def dumps(value: object) -> str:
    """Return a value as JSON that stays that value wherever in a script it lands.

    It is ASCII, and holds none of ``{{ }} {% %} {# #}``, nor ``<``, ``>``, ``&``, ``'``, `````,
    ``$`` or ``_``. Raises ValueError for a number that is not finite, TypeError for what JSON
    cannot hold.
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False)
    # Braces are left outside strings alone, where two that close may follow each other.
    return re.sub(r"\}(?=\})", "} ", _STRING.sub(_inert, text))


def _inert(string: re.Match[str]) -> str:
    inner = _OBEYED.sub(lambda found: f"\\u{ord(found[0][-1]):04x}", string[0][1:-1])
    return f'"{inner}"'
