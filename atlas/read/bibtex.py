"""The values of BibTeX fields: from the text in a file to plain text, and back.

bibtexparser's own middlewares take LaTeX out and split names. Two things are done here because its
middlewares do them otherwise. ``SplitNameParts`` takes the last word of a name without a comma for
the family ("Li U He", a body), where such a name is one piece to us. ``LatexEncodingMiddleware``
writes every letter beyond ASCII as a command of TeX, and leaves "--" as it is, which is read back
as a dash.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from bibtexparser import middlewares
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

# Read and written as they are: TeX's special characters are part of a URL.
VERBATIM = ("url", "doi")
_NAMES = ("author", "editor")
_DECODING = middlewares.LatexDecodingMiddleware()
_SEPARATING = middlewares.SeparateCoAuthors()
# Decoding is slow, and without effect on any other text.
_LATEX = re.compile(r"[\\{}$~%&#^_]|--|``|''")
_BARE = re.compile(r"(?<!\\)([%&#])")
_SPECIAL = re.compile(r"[\\{}~&%$#_]|-(?=-)|`(?=`)|'(?=')")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    **{char: f"{char}{{}}" for char in "-`'"},
}


class Name(NamedTuple):
    """One author or editor; ``body`` is true for a corporate body, whose name is in braces."""

    text: str
    body: bool

    @property
    def parts(self) -> tuple[str, str]:
        """Family and given names; a body, or a name without a comma, is one piece."""
        family, _, given = (self.text, "", "") if self.body else self.text.partition(",")
        return family.strip(), given.strip()

    @property
    def is_others(self) -> bool:
        """Whether it stands for all who are not named, as the last of a list in BibTeX."""
        return not self.body and self.text == "others"


def plain(field: str, value: str) -> str:
    """Return a field as text, without LaTeX; among names, corporate bodies keep their braces.

    A bare special character of TeX, such as %, is taken as text.
    """
    value = value.strip()
    if field in VERBATIM:
        return re.sub(r"\\([%&#_$~{}])", r"\1", value)
    if field in _NAMES:
        decoded = [(_decoded(text), _is_body(text)) for text in _split(value)]
        return " and ".join(f"{{{text}}}" if body else text for text, body in decoded if text)
    return _decoded(value)


def written(field: str, value: str) -> str:
    """Return a plain value as BibTeX, which :func:`plain` reads back unchanged."""
    if field in VERBATIM:
        return value
    if field in _NAMES:
        return " and ".join(_written_name(name) for name in names(value))
    return _escaped(value)


def _written_name(name: Name) -> str:
    if name.body:
        return f"{{{_escaped(name.text)}}}"
    family, given = name.parts
    if "," in given:
        # Three pieces between commas would be a family name, "Jr" and a given name.
        return f"{_escaped(family)}, {{{_escaped(given)}}}"
    return _escaped(name.text)


def names(value: str) -> list[Name]:
    """Return the authors or editors of a plain field in order."""
    bare = [
        (text.strip("{}") if _is_body(text) else text, _is_body(text)) for text in _split(value)
    ]
    return [Name(text, body) for text, body in bare if text]


def _split(value: str) -> list[str]:
    """Split names at each "and" outside all braces."""
    entry = Entry("misc", "key", [Field("author", value)])
    _SEPARATING.transform_entry(entry, Library())
    return list(entry.fields[0].value)


def _is_body(name: str) -> bool:
    """Return whether one pair of braces encloses the whole name."""
    depth = 0
    for number, char in enumerate(name):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return char == "}" and number == len(name) - 1
    return False


def _decoded(value: str) -> str:
    return _without_latex(value) if _LATEX.search(value) else value


# A field is read for its faults and for its text, and when one work is changed the others are not.
@functools.lru_cache(maxsize=4096)
def _without_latex(value: str) -> str:
    entry = Entry("misc", "key", [Field("field", _BARE.sub(r"\\\1", value))])
    _DECODING.transform_entry(entry, Library())
    return str(entry.fields[0].value).strip()


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"\\{found[0]}"), text)
