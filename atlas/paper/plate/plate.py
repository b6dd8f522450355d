"""A plate: one or several maps of an address on a page, with everything that print needs.

It has a heading, maps, an account of the people, a legend, and at the foot the works behind exactly
these figures, the projection, the licence, the version of the data and the address that shows the
same on screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from atlas.model.model import Model
from atlas.paper.map.labels import LeftOut
from atlas.paper.map.map import Drawn, Look, plate_map
from atlas.paper.map.projection import Frame, Panel
from atlas.paper.map.words import Words
from atlas.paper.plate import texts
from atlas.paper.plate.chart import draw_chart
from atlas.paper.plate.choice import best
from atlas.paper.plate.composition import Composition
from atlas.paper.plate.elements import scale_bar
from atlas.paper.plate.layouts import LAYOUTS, Cell, NoReturnError, no_return
from atlas.paper.plate.pages import PAGES
from atlas.paper.plate.refusal import RefusedError, no_room
from atlas.paper.plate.seen import within_edges
from atlas.paper.plate.wording import Wording
from atlas.paper.sheet.imprint import Imprint
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.picture.picture import Picture
from atlas.picture.regions import Region
from atlas.read.records import Movement
from atlas.words.language import language, many, say, sentences, speaking, spoken, to_say
from atlas.words.translated import model_in

# A map narrower than this (mm) has no room for cards.
_SMALL_MAP = 75.0
# What a map may leave out that its caption must have, the more important first: see ``LeftOut``.
_NUMBERS = ("count", "range")
# More numbers than this below the maps would be an unreadable table.
_MOST_LISTED = 12


@dataclass(frozen=True)
class Figure:
    """A plate as ordered.

    Attributes:
        address: What it shows.
        layout: A key of ``LAYOUTS``.
        page: A key of ``PAGES``.
        greyscale: Whether to print in grey.
        site: Where the atlas can be visited ("https://…"). With it the plate has its address there
            and a QR code, without it only the version of the data.
        sentence: Whether the foot says what a map cannot show.
    """

    address: Address
    layout: str = "single"
    page: str = "183"
    greyscale: bool = False
    site: str = ""
    sentence: bool = False


@dataclass(frozen=True)
class Lacks:
    """What a picture has no room for, and only its caption has.

    Attributes:
        accounts: Whether it lacks where the people were.
        numbers: How many numbers and ranges of regions it lacks.
        method: Whether it lacks how it was made.
        sources: Whether it lacks some of the works behind its figures.
        code: Whether it lacks the QR code of its address, which was asked for.
    """

    accounts: bool = False
    numbers: int = 0
    method: bool = False
    sources: bool = False
    code: bool = False

    def words(self) -> list[str]:
        """Return what is lacking, in the language spoken."""
        found = []
        if self.accounts:
            found.append(say("where the people were"))
        if self.numbers:
            found.append(
                many(
                    "{count} number or range",
                    "{count} numbers and ranges of regions",
                    self.numbers,
                )
            )
        if self.method:
            found.append(say("how it was made"))
        if self.sources:
            found.append(say("all sources"))
        return found


@dataclass(frozen=True)
class Plate:
    """A sheet ready to be saved, with its texts.

    Attributes:
        sheet: The sheet.
        title: Its title.
        description: What it shows, for readers who cannot see it.
        foot: The lines of its caption: numbers that found no room, sources, projection, licence,
            address.
        without_room: The words that found no room on the maps.
        drawn: What is on its maps, in reading order.
        lacks: What the picture itself lacks.
        lang: The language of its words, as a tag.
        sources: The works behind its figures.
        rights: The terms under which it may be printed.
        ours: Whether all that it shows is of the atlas.
    """

    sheet: Sheet
    title: str
    description: str
    foot: tuple[str, ...]
    without_room: tuple[LeftOut, ...]
    drawn: tuple[Drawn, ...]
    lacks: Lacks = Lacks()
    lang: str = "en"
    sources: str = ""
    rights: str = ""
    ours: bool = True

    @property
    def imprint(self) -> Imprint:
        """What its files say of themselves."""
        return Imprint(
            self.title, self.description, self.lang, self.rights, self.sources, self.ours
        )

    @property
    def caption(self) -> str:
        """The caption below the plate in print, one line per paragraph."""
        return "\n".join([self.description, *self.foot])

    @property
    def notes(self) -> tuple[str, ...]:
        """What the picture itself lacks, for the person who makes it and in their language."""
        notes = []
        if lacking := ", ".join(self.lacks.words()):
            said = to_say("Only in the caption, as the picture has no room: {things}.")
            notes.append(say(said, things=lacking))
        if self.lacks.code:
            notes.append(say("The picture has no room for the QR code of its address."))
        return tuple(notes)

    @property
    def lacks_what_was_asked(self) -> bool:
        """Whether something that the figure asked for is neither in the picture nor its caption."""
        return self.lacks.code


def plate(model: Model, figure: Figure, version: str) -> Plate:
    """Return the plate of a figure.

    Args:
        model: The model of the data.
        figure: The figure.
        version: The version of the data.

    Raises:
        ValueError: For an unknown layout, page or language, and if no movement is left.
        RefusedError: If the maps would be too low to read, or the layout has nothing to show of
            these peoples (a ValueError).
    """
    if not model.dataset.movements:
        raise ValueError("the data has no valid movement, so there is nothing to draw")
    for name, value, known in (
        ("layout", figure.layout, LAYOUTS),
        ("width", figure.page, PAGES),
    ):
        if value not in known:
            raise ValueError(f"{name} {value!r} is not one of {', '.join(known)}")
    asker, tongue = spoken(), language(figure.address.lang)
    with speaking(tongue):
        translated = model_in(model, tongue.tag)
        try:
            composition = compose(translated, figure, version)
            wording = composition.wording()
        except NoReturnError:
            instead = _instead(translated, figure, version, ["before-after", *LAYOUTS])
            with speaking(asker):
                reason = no_return(model_in(model, asker.tag), figure.address)
                raise RefusedError(reason, (figure.layout, figure.page), instead) from None
        if wording is not None:
            return _Drawing(translated, figure, composition).plate(wording)
        instead = _instead(translated, figure, version, LAYOUTS)
        shortage = composition.shortage()
    asked = (figure.layout, figure.page)
    raise RefusedError(no_room(*asked, shortage), asked, instead)


def compose(model: Model, figure: Figure, version: str) -> Composition:
    """Return how a figure is divided, without drawing its maps: in the way that shows most.

    Raises:
        NoReturnError: If the layout has nothing to show of these peoples.
    """
    tongue, page = language(figure.address.lang), PAGES[figure.page]
    ways = [
        Composition(
            model,
            figure.address,
            arrangement,
            page,
            tongue,
            figure.site + texts.query(figure.address, version) if figure.site else "",
            version=version,
            code=bool(figure.site),
            sentence=figure.sentence,
        )
        for arrangement in LAYOUTS[figure.layout](model, figure.address, tongue)
    ]
    return best(ways)


def _instead(
    model: Model, figure: Figure, version: str, layouts: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """Return the first width and the first layout that would fit, as (layout, width)."""

    def holds(other: Figure) -> bool:
        try:
            return compose(model, other, version).wording() is not None
        except NoReturnError:
            return False

    # A wider page of the same kind is better than a narrower one.
    pages = list(PAGES)
    after = pages.index(figure.page) + 1
    widths = [replace(figure, page=page) for page in (*pages[after:], *pages[: after - 1])]
    others = [replace(figure, layout=name) for name in layouts if name != figure.layout]
    ways = [next((other for other in ways if holds(other)), None) for ways in (widths, others)]
    return tuple((other.layout, other.page) for other in ways if other)


class _Drawing:
    """Draws one plate as its composition divides it."""

    def __init__(self, model: Model, figure: Figure, composition: Composition) -> None:
        self.dataset, self.view = model.dataset, model.at(figure.address.pick)
        self.figure, self.composition = figure, composition
        self.tongue, self.page = composition.tongue, composition.page
        self.without_room: list[LeftOut] = []
        self.drawn: list[Drawn] = []
        self.seen: list[Picture] = []
        self._maps: dict[tuple[str, Frame], tuple[Sheet, Drawn]] = {}

    def plate(self, wording: Wording) -> Plate:
        """Return the plate, with the numbers that found no room listed below or in the caption."""
        wording = self._to_begin_with(wording)
        unlisted = self._sheet(wording), self.without_room, self.drawn, self.seen
        for kinds in (_NUMBERS, _NUMBERS[:1], ()):
            sheet, self.without_room, self.drawn, self.seen = unlisted
            made = self._listing(sheet, wording, kinds)
            if made:
                sheet, wording = made
                break
        left_out = tuple(dict.fromkeys((*wording.listed, *self._lost())))
        return Plate(
            sheet,
            self.composition.title,
            self._description(),
            tuple(self.composition.foot.caption(left_out, self.seen, self.without_room)),
            tuple(self.without_room),
            tuple(self.drawn),
            self._lacks(wording, len(left_out) - len(wording.listed)),
            self.tongue.tag,
            self.composition.foot.sources(self.seen),
            texts.licence(self.tongue, self.dataset),
            self.dataset.is_atlas,
        )

    def _to_begin_with(self, wording: Wording) -> Wording:
        """Return the words of the first sheet: whether the maps lack numbers may be known before.

        Those of maps on which none are written are lost wherever the maps end, and where they are
        too many to be listed, the foot says how many more there are.
        """
        unwritten = (
            (number, item)
            for number, cell in enumerate(cell for row in self._rows for cell in row)
            if not (cell.numbers or cell.homelands or self.figure.address.map)
            for item in self._told(cell, cell.picture.regions)
        )
        is_long = len(set(unwritten)) > _MOST_LISTED
        return replace(wording, further=1) if is_long else wording

    def _listing(
        self, sheet: Sheet, wording: Wording, kinds: Sequence[str]
    ) -> tuple[Sheet, Wording] | None:
        """Return a plate that lists what of these kinds its maps lack; None if there is no room.

        Args:
            sheet: The plate as it was drawn last, with ``wording``.
            wording: Its words, of which the list is one.
            kinds: What is listed: some of ``_NUMBERS``.
        """
        while lost := [item for item in self._lost() if item not in wording.listed]:
            # The list takes room from the maps, on which other numbers may then find none. Whatever
            # is listed stays listed, so this ends.
            more = [item for item in lost if item.kind in kinds]
            further = max(wording.further, int(len(more) < len(lost)))
            longer = replace(wording, listed=(*wording.listed, *more), further=further)
            if longer == wording:
                break
            is_long = len(longer.listed) > _MOST_LISTED or not self.composition.is_roomy(longer)
            if kinds and is_long:
                return None
            wording = longer
            sheet = self._sheet(wording)
        return sheet, wording

    def _lost(self) -> Iterator[LeftOut]:
        """Yield the numbers and the ranges that found no room on the maps, each once."""
        yield from dict.fromkeys(item for item in self.without_room if item.kind in _NUMBERS)

    def _lacks(self, wording: Wording, further: int) -> Lacks:
        return Lacks(
            accounts=bool(self.composition.arrangement.accounts) and not wording.accounts,
            numbers=further if wording.further else 0,
            method=not wording.whole,
            sources=self.composition.lacks_sources(wording, self.seen),
            code=bool(self.figure.site) and not wording.code,
        )

    def _sheet(self, wording: Wording) -> Sheet:
        self.without_room, self.drawn = [], []
        composition = self.composition
        height = composition.height(wording)
        sheet = Sheet(self.page.width, height, greyscale=self.figure.greyscale)
        composition.above(sheet)
        if composition.arrangement.chart:
            with sheet.part("Figure", self._description()):
                draw_chart(
                    sheet,
                    self.view,
                    list(composition.pictures[0].movements),
                    self.tongue,
                    composition.chart(wording),
                    scale=self.page.scale,
                    day=self.figure.address.shown_day,
                )
        frames, letters = composition.frames(wording), iter(texts.LETTERS)
        for cell, frame in frames:
            self._map(sheet, cell, frame, next(letters) if len(frames) > 1 else "")
        if wording.further:
            lost = [item for item in self._lost() if item not in wording.listed]
            wording = replace(wording, further=len(lost))
        shown = [cell.picture for cell, _ in frames]
        self.seen = [within_edges(*own) for own in zip(shown, self.drawn, strict=True)]
        composition.beside_and_below(sheet, wording, self.seen or composition.pictures)
        return sheet

    def _map(self, sheet: Sheet, cell: Cell, frame: Frame, letter: str) -> None:
        """Draw a map; where it has the frame that it had on an earlier sheet it is the same."""
        if (letter, frame) not in self._maps:
            own = Sheet(sheet.width, sheet.height, greyscale=sheet.greyscale, paper=None)
            self._maps[letter, frame] = own, self._new_map(own, cell, frame, letter)
        made, drawn = self._maps[letter, frame]
        sheet.add(made)
        self.drawn.append(drawn)
        if not cell.homelands:
            lost = [*drawn.left_out, *self._beyond(cell, drawn), *self._unwritten(cell, drawn)]
            self.without_room += [replace(item, panel=letter) for item in lost]

    def _new_map(self, sheet: Sheet, cell: Cell, frame: Frame, letter: str) -> Drawn:
        (x, top, width, high), scale = frame, self.page.scale
        panel = Panel(frame, self.composition.points(cell))
        bar = (x + width - 26 * scale, top + high - 6 * scale, 26 * scale, 6 * scale)
        # An inset would show what the map of the homelands beside it shows.
        twice = any(other.homelands for row in self._rows if cell in row for other in row)
        cards = width >= _SMALL_MAP * scale
        look = Look(scale, inset=not twice, cards=cards, counts=cell.numbers)
        shown = self._shown(cell) if letter else self._description()
        with sheet.part("Figure", shown, name=letter):
            drawn = plate_map(
                sheet,
                panel,
                cell.picture,
                self.tongue,
                look=look,
                prefix=f"{letter}." if letter else "",
                reserved=[bar],
            )
        with sheet.part("Figure", name=letter, goes_on=True):
            end = (x + width - 2 * scale, top + high - 2 * scale)
            scale_bar(sheet, panel, *end, self.tongue, scale)
        return drawn

    @property
    def _rows(self) -> tuple[tuple[Cell, ...], ...]:
        return self.composition.arrangement.rows

    def _beyond(self, cell: Cell, drawn: Drawn) -> list[LeftOut]:
        """Return numbers of regions beyond a map's edge, unless the reader chose that edge."""
        if self.figure.address.map:
            return []
        return self._told(cell, [r for r in cell.picture.regions if r.place_id in drawn.outside])

    def _unwritten(self, cell: Cell, drawn: Drawn) -> list[LeftOut]:
        """Return the numbers of a map on which none are written, for its caption."""
        if cell.numbers:
            return []
        shown = [r for r in cell.picture.regions if r.place_id not in drawn.outside]
        return self._told(cell, shown)

    def _told(self, cell: Cell, regions: Iterable[Region]) -> list[LeftOut]:
        """Return the numbers of regions with their ranges and signs, as a map would have them."""
        words = Words(cell.picture, self.tongue)
        return [
            LeftOut("count", of.place_id, words.brief(of.place_id), words.region(of)[1].said)
            for of in regions
            if any(held.numbered for held in of.held)
        ]

    def _description(self) -> str:
        """Return what the plate shows, for readers who cannot see it."""
        arrangement = self.composition.arrangement
        titles = [cell.words for row in arrangement.rows for cell in row]
        said = [self.composition.title, arrangement.when, texts.maps(self.tongue, titles)]
        for words, shown in arrangement.accounts:
            if words:
                said.append(f"{words[0].upper()}{words[1:]}")
            said += self._accounted(shown)
        # A date may end with the stop of an abbreviation, which ends the sentence too.
        whole = sentences(said)
        return whole if whole.endswith(".") else f"{whole}."

    def _shown(self, cell: Cell) -> str:
        """Return what one of several maps shows, for readers who cannot see it."""
        accounted = [] if cell.homelands else self._accounted(cell.picture)
        return " ".join([_whole(cell.words), *accounted])

    def _accounted(self, shown: Picture) -> Iterator[str]:
        """Yield where the people of each movement were, a sentence each."""
        for movement in shown.movements:
            parts = texts.account(self.tongue, shown, movement)
            stages = [
                say("{state} {amount}", state=part.words, amount=part.number) for part in parts
            ]
            if not stages:
                stages = [self.tongue.say("no source gives a total"), *self._ways(shown, movement)]
            name = texts.name_of(self.tongue, self.dataset, movement)
            yield f"{name}: {'; '.join(stages)}."

    def _ways(self, shown: Picture, movement: Movement) -> Iterator[str]:
        """Yield what was counted of the ways of a flight: "→ Uzbek SSR: 3,436 farms moved, …"."""
        words = Words(shown, self.tongue)
        for way in shown.corridors:
            if way.size and self.dataset.flows[way.flow_id].movement_id == movement.id:
                (_, whither), (_, counted) = words.corridor(way).said
                yield f"{whither}: {counted}"


def _whole(sentence: str) -> str:
    """Return a sentence with its full stop, which may be that of an abbreviation: "1944 г."."""
    return sentence if sentence.endswith(".") else f"{sentence}."
