"""JSON for a script that other programs read before the browser does.

folium writes a page with templates, and branca treats the result as a template once more: a name
with ``{{ … }}`` in it would be run as a program, on the machine that makes the page. The
Streamlit component cuts the finished script up by patterns of its own, and the browser searches
it for the end of the script. JSON can escape every character inside a string, which leaves
nothing for any of them to interpret.
"""

from __future__ import annotations

import json
import re

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
# Letters, digits and plain punctuation stay; so do JSON's own escapes, other than those of a
# quotation mark and a backslash.
_SPECIAL = re.compile(r'\\["\\]|[^A-Za-z0-9 .,:\\-]')


def dumps(value: object) -> str:
    """Return a value as JSON that keeps its meaning anywhere in a script.

    It is ASCII, and contains none of ``{{ }} {% %} {# #}``, nor ``<``, ``>``, ``&``, ``'``,
    `````, ``$`` or ``_``.

    Raises:
        ValueError: For a number that is not finite.
        TypeError: For a value that JSON cannot express.
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False)
    # Braces remain only outside strings, where two closing ones may follow each other.
    return re.sub(r"\}(?=\})", "} ", _STRING.sub(_inert, text))


def _inert(string: re.Match[str]) -> str:
    inner = _SPECIAL.sub(lambda found: f"\\u{ord(found[0][-1]):04x}", string[0][1:-1])
    return f'"{inner}"'
