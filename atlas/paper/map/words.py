"""The words of a map in any language, as on the screen: counts, cards of fronts, names.

Functions return blocks, the most complete first, then shorter ones that say less but never anything
different.
"""

from __future__ import annotations

from atlas.base.dates import date_of
from atlas.model.curves import Quantity
from atlas.paper.map.blocks import Block, Cell
from atlas.paper.map.ground import BaseName
from atlas.paper.map.points import Ring
from atlas.paper.map.printed import is_still
from atlas.paper.map.surroundings import Neighbour
from atlas.paper.map.ways import peoples_of
from atlas.paper.sheet.colours import INK, REPUBLIC_INK, SEA_INK, SECOND_INK
from atlas.picture.homelands import HomelandShown
from atlas.picture.picture import Corridor, Picture
from atlas.picture.regions import Held, Region
from atlas.read.records import People, Place
from atlas.routes import fronts
from atlas.routes.streams import groups_of
from atlas.words.amounts import amount, spread
from atlas.words.language import Language, to_say
from atlas.words.names import abbreviations, names_of
from atlas.words.vocabulary import still_home, words_of

COUNT, NAME, SMALL = 6.4, 5.6, 5.2
"""Sizes of type in points: counts, names, what is said beside them."""

_MODES = {
    "rail": to_say("on trains"),
    "truck": to_say("in lorries"),
    "barge": to_say("on barges"),
    "ship": to_say("on ships"),
}


class Words:
    """The words of one picture in one language."""

    def __init__(self, picture: Picture, language: Language) -> None:
        self.picture = picture
        self.language = language
        self._say = language.say

    def region(self, region: Region) -> list[Block]:
        """Return the words of a region: its name and the number of each people held there.

        How many are not yet back in all regions comes last, under a head of its own; where it is
        all there is to say, that stands for the name of the region.
        """
        here = [held for held in region.held if held.everywhere is None]
        whole = self._everywhere(region)
        rows = [*map(self._held, here), *whole]
        ranged = [row for h in here for row in (self._held(h), *self._range(h))] + whole
        title = self.brief(region.place_id)
        if region.rest:
            title = self._say("{place}, oblasts not stated", place=title)
        name = (Cell(title, NAME),)
        named = [name, *ranged] if here else ranged
        blocks = [Block(tuple(named)), Block(tuple(ranged))]
        if len(ranged) > len(rows):
            blocks += [Block(tuple(rows))]
        counted = [held for held in region.held if held.value is not None]
        if len(counted) == len(region.held) > 1:
            marks = tuple(p for held in counted for p in self._peoples(held.movement_id))
            guessed = any(held.basis == "interpolated" for held in counted)
            blocks.append(Block(((self._count(marks, region.value or 0, guessed),),)))
        return blocks

    @property
    def everywhere(self) -> str:
        """The head of numbers that are those of all regions together."""
        return self._say("In all regions")

    def _everywhere(self, region: Region) -> list[tuple[Cell, ...]]:
        """Return how many are not yet back in all regions, under a head that says so, or nothing.

        No source says in which region they were.
        """
        told = [held for held in region.held if held.everywhere is not None]
        rows = [self._behind(self._peoples(h.movement_id), h.everywhere) for h in told]
        return [(Cell(self.everywhere, NAME),), *rows] if rows else []

    def _held(self, held: Held) -> tuple[Cell, ...]:
        """Return a number; one interpolated between counts is italic and marked with a sign."""
        marks = self._peoples(held.movement_id)
        if held.value is not None:
            return (self._count(marks, held.value, held.basis == "interpolated"),)
        if held.behind and held.behind.told:
            return self._behind(marks, held.behind.total)
        if held.last:
            value, day, _ = held.last
            number = Cell(self.language.number(value), COUNT, INK, 600, marks=marks)
            return (number, Cell(f"({date_of(day).year})", SMALL))
        return (Cell(self._say("not stated"), NAME, INK, italic=True, marks=marks),)

    def _behind(self, marks: tuple[People, ...], total: Quantity | None) -> tuple[Cell, ...]:
        """Return the number not yet back, of all regions together."""
        if total is None:
            words = self._say("not back: number not stated")
            return (Cell(words, NAME, INK, italic=True, marks=marks),)
        if total.value is None:
            words = amount(self.language, total)
            return (
                Cell(words, NAME, INK, italic=True, marks=marks),
                Cell(self._say("not back"), SMALL),
            )
        number = self._count(marks, total.value, total.basis == "interpolated")
        return (number, Cell(self._say("not back"), SMALL))

    def _count(self, marks: tuple[People, ...], value: int, guessed: bool) -> Cell:
        basis = "interpolated" if guessed else "derived"
        words = amount(self.language, Quantity(value, value, value, basis))
        return Cell(words, COUNT, INK, 600, italic=guessed, marks=marks)

    def _range(self, held: Held) -> list[tuple[Cell, ...]]:
        """Return the range of the sources, which an interpolated number does not show."""
        value, (low, high) = held.value, (held.low, held.high)
        if value is None and held.last:
            value, (low, high) = held.last[0], held.last_told or (None, None)
        if held.basis == "interpolated" or low is None or high is None:
            return []
        told = spread(self.language, Quantity(value, low, high, held.basis or ""))
        return [(Cell(told, SMALL),)] if told else []

    def homeland(self, homeland: HomelandShown) -> list[Block]:
        """Return the name of a homeland with its state in words, then only the name."""
        people = self._peoples(homeland.movement_id)[0]
        name = (Cell(self.brief(homeland.place_id), NAME + 0.2, people.text_colour, 600),)
        words = self.state_of(homeland)
        if not words:
            return [Block((name,))]
        emptied = homeland.phase == "emptied"
        said = Cell(words, SMALL, people.text_colour if emptied else INK, italic=emptied)
        blocks = [Block((name, (said,))), Block((name,))]
        home = self.picture.state.movements[homeland.movement_id].home
        if is_still(self.picture) and homeland.phase == "home" and home and home.value:
            number = self._count((), home.value, home.basis == "interpolated")
            blocks.insert(0, Block((name, (number, said))))
        return blocks

    def beyond(self, homeland: HomelandShown, right: bool) -> Block:
        """Return the name of a homeland beyond the edge of a map, with the way to it."""
        people = self._peoples(homeland.movement_id)[0]
        name = self.brief(homeland.place_id)
        words = f"{name} →" if right else f"← {name}"
        colour = people.text_colour
        return Block(((Cell(words, NAME, colour, 600, marks=(people,)),),))

    def state_of(self, homeland: HomelandShown) -> str:
        """Return the state of a homeland in words: "about a third still at home"."""
        if homeland.phase == "emptying":
            return still_home(homeland.share or 0.0, self.language)
        if homeland.phase == "restored":
            return self._restored(homeland)
        if homeland.phase == "emptied":
            return self._emptied(homeland)
        return words_of("homeland", "home", self.language) if homeland.phase == "home" else ""

    def _restored(self, homeland: HomelandShown) -> str:
        if homeland.back is not None:
            year = date_of(homeland.back.day).year
            share = self.language.number(homeland.back.percent)
            return words_of("homeland", "share_back", self.language, share=share, year=year)
        if homeland.borders is None:
            return words_of("homeland", "restored", self.language)
        year = date_of(homeland.borders).year
        return words_of("homeland", "borders", self.language, year=year)

    def _emptied(self, homeland: HomelandShown) -> str:
        if homeland.abolished:
            return words_of("homeland", "abolished", self.language)
        track = self.picture.view.track(homeland.movement_id)
        since = self.picture.day if track.emptied is None else track.emptied
        return words_of("homeland", "emptied", self.language, month=self.language.month(since))

    def card(self, ring: Ring, rings: list[Ring]) -> list[Block]:
        """Return the card of a front: who, how many are on the way, how that is known."""
        peoples = self._peoples(ring.movement_id)
        rows: list[tuple[Cell, ...]] = [
            (Cell(self.names(peoples), NAME + 0.6, INK, 700, marks=peoples),)
        ]
        rows.append(self._number(ring))
        known = self._known(ring)
        if known:
            rows.append((Cell(known, SMALL, SECOND_INK, italic=True),))
        status = (Cell(self._status(ring, rings), SMALL, SECOND_INK, italic=True),)
        return [Block((*rows, status), left=True), Block(tuple(rows), left=True)]

    def _number(self, ring: Ring) -> tuple[Cell, ...]:
        state = self.picture.state.movements[ring.movement_id]
        mode = self._say(_MODES.get(ring.fronts[0].mode, to_say("on the way")))
        if ring.direction == "onward":
            return (Cell(self._say("moved on; number not stated"), NAME + 0.4),)
        if ring.direction == "homeward":
            quantity, words = state.returned, self._say("back home so far")
            none = self._say("on the way home; number not stated")
        else:
            quantity, words = state.under_way, mode
            none = self._say("{mode}; number not stated", mode=mode)
        # "At most so many" would read as if it were the number: then it is not stated.
        if quantity is None or not quantity.least:
            return (Cell(none, NAME + 0.4),)
        number = Cell(amount(self.language, quantity), NAME + 0.4, INK, 700)
        return (number, Cell(words, NAME + 0.4))

    def _known(self, ring: Ring) -> str:
        state = self.picture.state.movements[ring.movement_id]
        of: dict[str, Quantity | None] = {"homeward": state.returned, "outward": state.under_way}
        quantity = of.get(ring.direction)
        if quantity is None or not quantity.value:
            return ""
        told = spread(self.language, quantity)
        basis = self._say(quantity.basis)
        if told:
            return self._say("number {basis}, {range}", basis=basis, range=told)
        return self._say("number {basis}", basis=basis)

    def _status(self, ring: Ring, rings: list[Ring]) -> str:
        flows = [self.picture.dataset.flows[front.id] for front in ring.fronts]
        least = (s for s in ("schematic", "derived") if any(f.status == s for f in flows))
        status = self._say(next(least, "documented"))
        if ring.direction == "homeward":
            return self._say("the way out, reversed: {status}", status=status)
        whose = (ring.movement_id, ring.direction)
        own = [other for other in rings if (other.movement_id, other.direction) == whose]
        if all(self._is_there(other) for other in own):
            return self._say("the rest still on the way: {status}", status=status)
        if self._is_there(ring):
            return self._say("the first here and elsewhere: {status}", status=status)
        if len(own) > 1:
            return self._say("the first about here and elsewhere: {status}", status=status)
        return self._say("the first about here: {status}", status=status)

    def _is_there(self, ring: Ring) -> bool:
        """Whether the first of all streams of a ring have arrived."""
        flows = (self.picture.dataset.flows[front.id] for front in ring.fronts)
        windows = (fronts.window_of(self.picture.dataset, flow) for flow in flows)
        return all(window.arrive[0] <= self.picture.day for window in windows)

    def station(self, place_id: str, short: bool = False, said: str = "") -> Block | None:
        """Return a station's name of the time, its present name in brackets, and a count there."""
        place = self.picture.dataset.places.get(place_id)
        if place is None:
            return None
        name = Cell(self.brief(place_id), NAME)
        now = place.name_now
        counted = ((Cell(said, SMALL, INK),),) if said else ()
        if short or not now or now == place.name:
            return Block(((name,), *counted))
        return Block(((name, Cell(f"({now})", SMALL - 0.2, SECOND_INK)), *counted))

    def journey(self, movement_id: str, direction: str) -> Block:
        """Return the peoples and the time of a journey: "Karachais, November 1943"."""
        peoples = self._peoples(movement_id)
        groups = groups_of(self.picture.view)
        of = next(g for g in groups if (g.movement_id, g.direction) == (movement_id, direction))
        said = {"peoples": self.names(peoples), "time": self.language.season(of.first, of.last)}
        homeward = direction == "homeward"
        message = to_say("{peoples}, return {time}") if homeward else to_say("{peoples}, {time}")
        words = self._say(message, **said)
        return Block(((Cell(words, NAME, peoples[0].text_colour, 600, italic=True),),))

    def corridor(self, corridor: Corridor) -> Block:
        """Return whose way a corridor was and where to, how many a source counts, and when."""
        people = self.picture.dataset.peoples[corridor.people_id]
        flow = self.picture.dataset.flows[corridor.flow_id]
        colour, size = people.text_colour, SMALL + 0.2
        # An arrow, since in other languages a name after "to" would have another ending.
        whither = Cell(f"→ {self.brief(flow.destination_id)}", size, colour, 600, marks=(people,))
        rest = ", ".join(part for part in (corridor.size, corridor.season) if part)
        return Block(((whither,), (Cell(rest, size - 0.2, colour, italic=True),)))

    def said(self, name: BaseName) -> str:
        """Return a name of the base map in the language of the words."""
        return self._say(name.text)

    def base(self, name: BaseName) -> Block:
        """Return the name of a sea, a republic or a country."""
        words = self.said(name)
        if name.kind in ("republic", "country"):
            return Block(((Cell(words.upper(), NAME, REPUBLIC_INK, 600, spacing=0.16),),))
        rows = words.split("\n")
        size = NAME + 0.4 if name.kind == "sea" else NAME
        return Block(tuple((Cell(row, size, SEA_INK, italic=True),) for row in rows))

    def neighbour(self, neighbour: Neighbour) -> Block:
        """Return the name of a unit around a homeland; of a republic as the base map writes it."""
        name = self._say(neighbour.name) if neighbour.name else self.brief(neighbour.place_id)
        if neighbour.republic:
            return Block(((Cell(name.upper(), NAME, REPUBLIC_INK, 600, spacing=0.16),),))
        return Block(((Cell(name, NAME, REPUBLIC_INK, 600),),))

    def river(self, name: str) -> Block:
        """Return the name of a river."""
        return Block(((Cell(self._say(name), NAME - 0.2, SEA_INK, italic=True),),))

    def brief(self, place_id: str) -> str:
        """Return a place's name as a map shows it: short, without anything in brackets."""
        place = self.picture.dataset.places.get(place_id)
        return short_name(self.language, place) if place else place_id

    def names(self, peoples: tuple[People, ...]) -> str:
        """Return names of peoples as "Chechens and Ingush"."""
        return names_of(peoples, self.language)

    def _peoples(self, movement_id: str) -> tuple[People, ...]:
        return tuple(peoples_of(self.picture, movement_id))


def short_name(language: Language, place: Place) -> str:
    """Return a place's name without anything in brackets, its kind of unit abbreviated."""
    name = place.name
    inside = name.partition("(")[2].partition(")")[0]
    if inside.endswith("SSR"):
        return inside
    short = " ".join(name.partition("(")[0].split()) or name
    for long, brief in abbreviations(language):
        short = short.replace(long, brief)
    return short
