"""The caption of a plate as a file: caption, sources, alternative text, licence.

Each is under a heading of its own, in the language of the plate, so that an editor takes what a
form asks for.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass

from atlas.paper.plate.plate import Plate
from atlas.paper.plate.texts import LETTERS
from atlas.paper.sheet.display_list import Part, printable
from atlas.words.language import language, say, speaking

KINDS = ("txt", "docx")
# The earliest that a ZIP file can say.
_DAY = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_LOCALES = {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ"}


@dataclass(frozen=True)
class Section:
    """A part of a caption under its heading."""

    head: str
    paragraphs: tuple[str, ...]


def sections(made: Plate) -> list[Section]:
    """Return the caption of a plate in its language, without its title."""
    told = [made.description]
    terms: list[str] = []
    for line in made.foot:
        if line not in made.sources:
            (terms if made.rights and line.startswith(made.rights) else told).append(line)
    shown = [t for t in made.sheet.display_list if isinstance(t, Part) and t.kind == "Figure"]
    pictures = [part.alt for part in shown if part.alt and part.name != "code"]
    if len(pictures) > 1:
        pictures = [f"({letter}) {words}" for letter, words in zip(LETTERS, pictures, strict=False)]
    with speaking(language(made.lang)):
        found = [
            (say("Caption"), told),
            (say("Sources"), [made.sources] if made.sources else []),
            (say("Alternative text"), pictures or [made.description]),
            (say("Licence"), [*terms, *filter(None, [made.imprint.licence])]),
        ]
    return [Section(head, tuple(map(printable, lines))) for head, lines in found if lines]


def text(made: Plate) -> str:
    """Return the caption as plain text, its sections apart by an empty line."""
    parts = ["\n".join([section.head, *section.paragraphs]) for section in sections(made)]
    return "\n\n".join([printable(made.title), *parts]) + "\n"


def docx(made: Plate) -> bytes:
    """Return the caption as a document for word processors; the same caption, the same bytes."""
    # Imported late: few ask for it.
    import docx as word
    from docx.oxml.ns import qn

    document = word.Document()
    said = document.core_properties
    said.title, said.author, said.language = made.imprint.title, made.imprint.author, made.lang
    said.comments, said.keywords = "", ""
    said.last_modified_by, said.created, said.modified = "", _DAY, _DAY
    for tongue in document.styles.element.iter(qn("w:lang")):
        # What a word processor spells by.
        tongue.set(qn("w:val"), _LOCALES.get(made.lang, made.lang))
    document.add_heading(printable(made.title), 1)
    for section in sections(made):
        document.add_heading(section.head, 2)
        for words in section.paragraphs:
            document.add_paragraph(words)
    stream = io.BytesIO()
    document.save(stream)
    return _undated(stream)


def _undated(stream: io.BytesIO) -> bytes:
    """Return a package without the time of day at which its parts were written."""
    again = io.BytesIO()
    with zipfile.ZipFile(stream) as package, zipfile.ZipFile(again, "w") as kept:
        for name in package.namelist():
            entry = zipfile.ZipInfo(name, _DAY.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, package.read(name))
    return again.getvalue()
