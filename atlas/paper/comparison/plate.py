"""The comparison as a plate: the table on one sheet, with the works behind its figures.

Lengths are millimetres, type is measured in points. The height grows with the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from atlas.comparison.cell import Cell
from atlas.comparison.columns import GROUPS, Column
from atlas.comparison.table import Row, columns_of, comparison
from atlas.model.model import Model
from atlas.paper.plate import texts
from atlas.paper.plate.elements import LEADING, foot, heading, paragraph
from atlas.paper.plate.elements import Column as Strip
from atlas.paper.plate.plate import Plate
from atlas.paper.plate.works import sources
from atlas.paper.sheet.colours import INK, SECOND_INK
from atlas.paper.sheet.sheet import Sheet
from atlas.read.dataset import Dataset
from atlas.read.records import Claim
from atlas.words.claims import short
from atlas.words.language import language, say, speaking, spoken, to_say
from atlas.words.translated import draft_note, model_in

TITLE = to_say("All movements compared")
NARROW, WIDE = 183.0, 297.0
"""Widths of a sheet with the columns of one group, and of one with more."""
_MOST_NARROW = 4
_MARGIN, _GAP, _NAMES = 4.0, 2.5, 30.0
_BODY, _SMALL = 7.0, 5.8
_ABOVE = 1.2
_LICENCE = to_say("Licence: CC BY 4.0.")
_LICENCE_OF_PART = to_say("Licence of what comes with the atlas: CC BY 4.0.")
_NOTE = to_say(
    "The figures of a column were not all counted in the same way, and their order is no ranking. "
    "Not stated: no source read for the atlas says it. Derived: worked out from dates. "
    "In all sources: the least and the greatest that any source gives."
)


@dataclass(frozen=True)
class Wanted:
    """A comparison as ordered.

    Attributes:
        group: A key of ``GROUPS``, or "" for all columns.
        greyscale: Whether to print in grey.
        site: Where the atlas can be visited ("https://…"), or "".
        lang: The language, a key of ``LANGUAGES``.
    """

    group: str = ""
    greyscale: bool = False
    site: str = ""
    lang: str = "en"

    @property
    def query(self) -> str:
        """The address of the same columns on screen, relative to the atlas."""
        asked = {"columns": self.group, "lang": self.lang if self.lang != "en" else ""}
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"compare?{said}" if said else "compare"


def plate(model: Model, wanted: Wanted, version: str) -> Plate:
    """Return the plate of the comparison.

    Args:
        model: The model of the data.
        wanted: Which columns, and how.
        version: The version of the data.

    Raises:
        ValueError: For an unknown group of columns, and if there is no movement.
    """
    columns = columns_of(wanted.group)
    if not model.dataset.movements:
        raise ValueError("the data has no valid movement, so there is nothing to compare")
    with speaking(language(wanted.lang)):
        return _plate(model_in(model, wanted.lang), columns, wanted, version)


def _plate(model: Model, columns: Sequence[Column], wanted: Wanted, version: str) -> Plate:
    rows, title = model.derived(comparison), say(TITLE)
    if wanted.group:
        title = f"{title}: {say(GROUPS[wanted.group]).lower()}"
    below = _foot(model.dataset, rows, columns, wanted, version)
    # Drawn once to see how high it is.
    _, height = _drawn(rows, columns, title, below, 1.0, wanted.greyscale)
    sheet, _ = _drawn(rows, columns, title, below, height, wanted.greyscale)
    said = _description(rows, columns, title)
    works, licence = " ".join(below[1:-1]), _licence(model.dataset)
    return Plate(
        sheet,
        title,
        said,
        tuple(below),
        (),
        (),
        lang=wanted.lang,
        sources=works,
        rights=licence,
        ours=model.dataset.is_atlas,
    )


def _licence(dataset: Dataset) -> str:
    return say(_LICENCE if dataset.is_atlas else _LICENCE_OF_PART)


def _drawn(
    rows: Sequence[Row],
    columns: Sequence[Column],
    title: str,
    below: Sequence[str],
    height: float,
    greyscale: bool,
) -> tuple[Sheet, float]:
    """Return a sheet of a height with the table, and the height that it takes."""
    width = NARROW if len(columns) <= _MOST_NARROW else WIDE
    inner = width - 2 * _MARGIN
    sheet = Sheet(width, height, greyscale=greyscale)
    strips = _strips(inner, len(columns))
    subtitle = say("in the order in which they began")
    top = heading(sheet, Strip(_MARGIN, inner), _MARGIN, title, subtitle, 1.0)
    with sheet.part("Table"):
        top = _heads(sheet, strips, columns, top)
        for row in rows:
            sheet.line([(_MARGIN, top), (_MARGIN + inner, top)], SECOND_INK, 0.1)
            with sheet.part("TR"):
                top = _row(sheet, strips, row, columns, top + _ABOVE) + _ABOVE
    sheet.line([(_MARGIN, top), (_MARGIN + inner, top)], INK, 0.25)
    end = foot(sheet, Strip(_MARGIN, inner), top, below, 1.0)
    return sheet, end + _MARGIN


def _strips(inner: float, count: int) -> list[Strip]:
    """Return the column of the names and those of the figures, all of one width."""
    each = (inner - _NAMES - count * _GAP) / count
    starts = (_MARGIN + _NAMES + _GAP + n * (each + _GAP) for n in range(count))
    return [Strip(_MARGIN, _NAMES), *(Strip(start, each) for start in starts)]


def _heads(sheet: Sheet, strips: Sequence[Strip], columns: Sequence[Column], top: float) -> float:
    """Write the headings of the groups above those of the columns; return where they end."""
    found = list(zip(columns, strips[1:], strict=True))
    top += _BODY * LEADING
    with sheet.part("TR"):
        with sheet.part("TD"):
            pass
        for group, same in groupby(found, lambda pair: pair[0].group):
            strip, *others = (strip for _, strip in same)
            with sheet.part("TH", heads="Column", span=1 + len(others)):
                sheet.text(strip.x, top, say(GROUPS[group]), _BODY, weight=600)
    top += 1.0
    ends = []
    with sheet.part("TR"):
        with sheet.part("TD"):
            pass
        for column, strip in found:
            with sheet.part("TH", heads="Column"):
                words = say(column.title)
                ends.append(paragraph(sheet, strip, top, words, _SMALL, colour=SECOND_INK))
    return max(ends) + 1.0


def _row(
    sheet: Sheet, strips: Sequence[Strip], row: Row, columns: Sequence[Column], top: float
) -> float:
    with sheet.part("TH", heads="Row"):
        ends = [paragraph(sheet, strips[0], top, row.movement.title, _BODY, weight=600)]
    for column, strip in zip(columns, strips[1:], strict=True):
        end = top
        with sheet.part("TD"):
            for figure in row.cells[column.id].figures:
                colour = INK if figure.records else SECOND_INK
                end = paragraph(sheet, strip, end, figure.words, _BODY, colour=colour)
                for remark in figure.remarks:
                    end = paragraph(sheet, strip, end, remark, _SMALL, colour=SECOND_INK)
        ends.append(end)
    return max(ends)


def _foot(
    dataset: Dataset,
    rows: Sequence[Row],
    columns: Sequence[Column],
    wanted: Wanted,
    version: str,
) -> list[str]:
    figures = [f for row in rows for c in columns for f in row.cells[c.id].figures]
    records = [record for figure in figures for record in figure.records]
    claims = list(dict.fromkeys(r.id for r in records if isinstance(r, Claim)))
    dated = (c for r in records if not isinstance(r, Claim) for c in r.source)
    works = dict.fromkeys(short(dataset, citation) for citation in dated)
    lines = [say(_NOTE), sources(spoken(), dataset, claims)]
    if works:
        lines.append(say("Sources of the dates: {works}.", works="; ".join(works)))
    site = f"{wanted.site.rstrip('/')}/" if wanted.site else ""
    shown_at = texts.reproduced(spoken(), f"{site}{wanted.query}")
    of = say("{shown_at}, data version {version}", shown_at=shown_at, version=version)
    return [*filter(None, [*lines, f"{_licence(dataset)} {of}", draft_note(dataset)])]


def _description(rows: Sequence[Row], columns: Sequence[Column], title: str) -> str:
    """Return the whole table in words, for readers who cannot see it."""
    said = [f"{row.movement.title}. {'; '.join(_told(row, columns))}." for row in rows]
    return " ".join([f"{title}.", *said])


def _told(row: Row, columns: Iterable[Column]) -> Iterable[str]:
    for column in columns:
        figures = row.cells[column.id].figures
        yield f"{say(column.title)}: {', '.join(map(_in_words, figures))}"


def _in_words(figure: Cell) -> str:
    said = ", ".join(figure.remarks)
    return f"{figure.words} ({said})" if said else figure.words
