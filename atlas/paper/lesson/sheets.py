"""The sheets of a lesson as PDF: text on pages with a head and a foot, and a plate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from atlas.base import atomic
from atlas.model.model import Model
from atlas.paper.lesson import blocks
from atlas.paper.lesson.flow import Block, Page, flow
from atlas.paper.lesson.lesson import TITLE, Lesson, lesson
from atlas.paper.lesson.teacher import teacher_blocks
from atlas.paper.lesson.worksheet import worksheet_blocks
from atlas.paper.plate import texts
from atlas.paper.plate.fitting import fitted
from atlas.paper.plate.plate import Figure, plate
from atlas.paper.plate.refusal import RefusedError
from atlas.paper.sheet.colours import SECOND_INK
from atlas.paper.sheet.imprint import Imprint
from atlas.paper.sheet.sheet import Sheet, book, text_width
from atlas.picture import address
from atlas.read.cells import nearest
from atlas.words.language import LANGUAGES, language, say, speaking, to_say
from atlas.words.translated import draft_note, model_in

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in millimetres."""
KINDS = {"teacher": to_say("Teacher's sheet"), "worksheet": to_say("Worksheet")}
_ABOVE, _BELOW = 20.0, 18.0
_SMALL, _LINE = 8.0, 3.6
_LICENCE = "CC BY 4.0"


@dataclass(frozen=True)
class Wanted:
    """A sheet as ordered.

    Attributes:
        tour: The tour that it belongs to.
        kind: A key of ``KINDS``.
        paper: A key of ``PAPERS``.
        greyscale: Whether to print in grey.
        site: Where the atlas can be visited ("https://…"). With it the sheet has the full address
            and its QR code, without it only the query.
        lang: The language, a key of ``LANGUAGES``.
    """

    tour: str
    kind: str = "teacher"
    paper: str = "a4"
    greyscale: bool = False
    site: str = ""
    lang: str = "en"


@dataclass(frozen=True)
class Made:
    """A sheet ready to be saved: its pages and what they say."""

    pages: tuple[Sheet, ...]
    lesson: Lesson
    title: str
    lang: str = "en"
    ours: bool = True

    @property
    def missing(self) -> set[str]:
        """The characters that the font of the plates lacks."""
        return set().union(*(page.missing for page in self.pages))

    def pdf(self) -> bytes:
        """Return the pages as a PDF file; the same sheet always gives the same bytes."""
        told = self.lesson
        rights = _LICENCE if self.ours else ""
        said = Imprint(
            self.title, told.tour.summary, self.lang, rights, " ".join(told.works), self.ours
        )
        return book(self.pages, said)


def sheet(model: Model, wanted: Wanted, version: str) -> Made:
    """Return the sheet of a tour.

    Args:
        model: The model of the data.
        wanted: Which sheet.
        version: The version of the data.

    Raises:
        ValueError: If there is no such tour, kind of sheet, paper or language.
        OSError: If the font of the plates cannot be read.
    """
    _examine(model, wanted)
    with speaking(language(wanted.lang)):
        return _sheet(model_in(model, wanted.lang), wanted, version)


def _sheet(model: Model, wanted: Wanted, version: str) -> Made:
    told = lesson(model, wanted.tour)
    drawn = _plate(model, wanted, version) if wanted.kind == "teacher" else None
    title = f"{told.tour.title}. {say(KINDS[wanted.kind])}"
    pages = laid_out(told, wanted, version, drawn)
    count = len(pages)
    # A worksheet is copied without the sheet that says where it is from.
    of = say("data version {version}", version=version)
    drafts, ours = draft_note(model.dataset), model.dataset.is_atlas
    licence = _LICENCE if ours else ""
    return Made(
        tuple(
            _page(
                page,
                wanted,
                title,
                _foot(
                    " · ".join(filter(None, [of, licence, _numbered(number, count)])),
                    drafts if number == 1 else "",
                ),
                number,
            )
            for number, page in enumerate(pages, start=1)
        ),
        told,
        title,
        wanted.lang,
        ours,
    )


def _numbered(number: int, count: int) -> str:
    return say("page {number} of {count}", number=number, count=count)


def laid_out(told: Lesson, wanted: Wanted, version: str, drawn: Sheet | None) -> list[Page]:
    """Return what is on which page, without drawing it."""
    where = wanted.site + texts.query(told.opening, version)
    code = bool(wanted.site)
    found: list[Block]
    if wanted.kind == "teacher":
        found = teacher_blocks(told, where, version, drawn, code=code)
    else:
        found = worksheet_blocks(told, where, code=code)
    return flow(found, room(wanted.paper))


def room(paper: str) -> float:
    """Return how high the text of a page is, in millimetres."""
    return PAPERS[paper][1] - _ABOVE - _BELOW


def write(model: Model, wanted: Wanted, path: Path, version: str) -> Made:
    """Write a sheet to a PDF file, completely or not at all; otherwise as :func:`sheet`.

    Raises:
        ValueError: If the file has another extension, too.
        OSError: If it cannot be written, too.
    """
    if path.suffix.lower() != ".pdf":
        raise ValueError(f"{path.name!r} does not end in .pdf")
    made = sheet(model, wanted, version)
    atomic.write(path, made.pdf())
    return made


def _examine(model: Model, wanted: Wanted) -> None:
    tours = [tour for tour in model.dataset.tours if tour in model.dataset.steps_of]
    if wanted.tour not in tours:
        known = f": one of {', '.join(tours)}" if tours else ""
        raise ValueError(f"{wanted.tour!r} has no tour{nearest(wanted.tour, tours) or known}")
    for name, value, values in (
        ("sheet", wanted.kind, KINDS),
        ("paper", wanted.paper, PAPERS),
        ("language", wanted.lang, LANGUAGES),
    ):
        if value not in values:
            raise ValueError(f"{name} {value!r} is not one of {', '.join(values)}")


def _plate(model: Model, wanted: Wanted, version: str) -> Sheet | None:
    """Return the way out and home, or all of it on one map; None where neither can be drawn."""
    peoples = set(model.dataset.tours[wanted.tour].people_ids)
    movements = [m for m in model.dataset.movements.values() if peoples & set(m.people_ids)]
    last = model.dataset.steps_of[wanted.tour][-1].date.text
    asked = {"date": last, "view": "sofar", "movement": ",".join(m.id for m in movements)}
    asked["lang"] = wanted.lang
    shown = address.examined(asked, model)[0]
    # Of many peoples together two maps of all ways cannot be read.
    layout = "single" if len(movements) == 1 else "before-after"
    if len(movements) == 1 and movements[0].return_recorded:
        layout = "return"
    figure = Figure(shown, layout, "183", wanted.greyscale, wanted.site)
    try:
        return plate(model, figure, version).sheet
    except RefusedError as refused:
        for other, page in refused.instead:
            if page == figure.page:
                return plate(model, replace(figure, layout=other), version).sheet
    return None


def _page(page: Page, wanted: Wanted, title: str, foot: Sequence[str], number: int) -> Sheet:
    width, height = PAPERS[wanted.paper]
    left = (width - blocks.WIDTH) / 2
    made = Sheet(width, height, greyscale=wanted.greyscale)
    if number > 1:
        # The first page has its title in large.
        words, size = fitted(title, _SMALL, blocks.WIDTH, _SMALL)
        with made.part("Artifact"):
            made.text(left, _ABOVE - 8, words, size, colour=SECOND_INK)
    with made.part("Artifact"):
        for place, line in enumerate(foot, start=1 - len(foot)):
            made.text(left, height - _BELOW + 9 + place * _LINE, line, _SMALL, colour=SECOND_INK)
    for placed in page:
        for item in placed.block.items:
            item.draw(made, left, _ABOVE + placed.top)
    return made


def _foot(*parts: str) -> list[str]:
    """Return the lines at the foot of a page: the title and its parts, as many of them as fit."""
    found = [say(TITLE)]
    for part in filter(None, parts):
        longer = f"{found[-1]} · {part}"
        if text_width(longer, _SMALL) <= blocks.WIDTH:
            found[-1] = longer
        else:
            found.append(part)
    return found
