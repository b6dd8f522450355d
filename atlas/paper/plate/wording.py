"""Which words of a plate are in its picture, and which only in its caption."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from atlas.paper.map.extent import points_of
from atlas.paper.map.labels import LeftOut
from atlas.paper.map.projection import Conic, conic_of
from atlas.paper.plate import texts, works
from atlas.paper.plate.chart import claims_of
from atlas.paper.plate.layouts import Arrangement
from atlas.picture.picture import Picture
from atlas.read.dataset import Dataset
from atlas.words.language import Language
from atlas.words.translated import draft_note


@dataclass(frozen=True)
class Wording:
    """Which words are in the picture; the caption has them all.

    Attributes:
        accounts: Whether the accounts of the people are "beside" the maps, "aside" in the empty
            place at their end, "below" them, or left out ("").
        legend_aside: Whether the legend is in the empty place at the end of the maps.
        whole: Whether the foot says how the maps were made.
        brief: Whether it names only as many works as have room in a line.
        small: Whether legend and foot are in smaller type.
        code: Whether there is a QR code, if the address can be visited.
        listed: Numbers that found no room on the maps, listed in the picture.
        further: How many more of them are only in the caption.
    """

    accounts: Literal["beside", "aside", "below", ""] = "below"
    legend_aside: bool = False
    whole: bool = True
    brief: bool = False
    small: bool = False
    code: bool = True
    listed: tuple[LeftOut, ...] = ()
    further: int = 0

    @property
    def is_aside(self) -> bool:
        """Whether something is in the empty place at the end of the maps."""
        return self.accounts == "aside" or self.legend_aside


def wordings(arrangement: Arrangement, *, in_a_room: bool, code: bool) -> Iterator[Wording]:
    """Yield the wordings of an arrangement from the fullest to the shortest.

    Args:
        arrangement: The arrangement.
        in_a_room: Whether it is read from the back of a room.
        code: Whether it has a QR code, which gives way last.
    """
    places: list[Literal["beside", "aside", "below", ""]] = []
    if arrangement.beside:
        places.append("beside")
    if arrangement.accounts:
        places += ["aside", "below"] if arrangement.vacant else ["below"]
    for place in (*places, ""):
        # The legend fills the empty place of a map if it has room there.
        may_fill = arrangement.vacant and place != "aside"
        for fill in (True, False) if may_fill else (False,):
            whole = Wording(place, legend_aside=fill)
            brief = replace(whole, whole=False, brief=True)
            yield from (whole, replace(whole, whole=False), brief)
            # In a room small type is read by nobody: there the account gives way first.
            if not place or not in_a_room:
                yield replace(brief, small=True)
    if code:
        yield Wording("", whole=False, brief=True, small=True, code=False)


@dataclass(frozen=True)
class Made:
    """What a foot says of the making of a plate.

    Attributes:
        shown_at: The address that shows the same picture, or "" if nobody can visit it.
        version: The version of the data, said where there is no address.
        sentence: Whether it says what a map cannot show.
    """

    shown_at: str
    version: str
    sentence: bool = False


class Foot:
    """The lines at the foot of a plate."""

    def __init__(
        self, dataset: Dataset, arrangement: Arrangement, tongue: Language, made: Made
    ) -> None:
        self._dataset, self._arrangement = dataset, arrangement
        self._tongue, self._made_as = tongue, made

    def lines(
        self, wording: Wording, note: str, fits: Callable[[str], bool], seen: Sequence[Picture]
    ) -> list[str]:
        """Return the lines at the foot of the picture.

        Args:
            wording: Which words are in the picture.
            note: What explains the accounts, or "".
            fits: Whether words have room in one line.
            seen: What the maps show, without what lies beyond their edges.
        """
        lines = [self._arrangement.note] if self._arrangement.note else []
        if wording.listed:
            lines.append(texts.unplaced(self._tongue, wording.listed))
        further = texts.further(self._tongue, wording.further) if wording.further else ""
        licence = texts.licence(self._tongue, self._dataset)
        if wording.brief:
            claims = self._claims(seen)
            flows = self._flows(seen)
            sources = works.sources_in_brief(self._tongue, self._dataset, claims, fits, flows)
            said = [note, " ".join(self._sentence()), sources, f"{further} {licence}".strip()]
            return [*lines, *filter(None, said)]
        lines += filter(None, [further, note])
        if wording.whole:
            return [*lines, *self._made(seen)]
        return [*lines, *self._sentence(), self.sources(seen), licence]

    def caption(
        self,
        left_out: tuple[LeftOut, ...],
        seen: Sequence[Picture] = (),
        without_room: Sequence[LeftOut] = (),
    ) -> list[str]:
        """Return the lines of the caption, which has everything that the foot may lack.

        Args:
            left_out: The numbers and ranges that are not on the maps.
            seen: What the maps show, without what lies beyond their edges.
            without_room: All words that found no room on them: of those it has the homelands.
        """
        lines = [self._arrangement.note] if self._arrangement.note else []
        if left_out:
            lines.append(texts.unplaced(self._tongue, left_out))
        lines.append(texts.unnamed(self._tongue, without_room))
        told = [(shown, m) for _, shown in self._arrangement.accounts for m in shown.movements]
        parts = (part for own in told for part in texts.account(self._tongue, *own))
        said = [
            *lines,
            texts.sign(self._tongue, parts),
            *self._made(seen),
            draft_note(self._dataset),
        ]
        return [*filter(None, said)]

    def _made(self, seen: Sequence[Picture]) -> list[str]:
        """Return how a plate was made, and from what."""
        drawn = [texts.geometry(self._tongue, self._dataset)]
        if not self._arrangement.chart:
            drawn.append(texts.projection(self._tongue, self._conic()))
        made, tongue = self._made_as, self._tongue
        where = tongue.say("Data version {version}.", version=made.version)
        if made.shown_at:
            where = texts.reproduced(tongue, made.shown_at)
        how = " ".join(filter(None, drawn))
        terms = f"{texts.licence(tongue, self._dataset)} {where}"
        said = [self.sources(seen), *filter(None, [how]), terms]
        return [*self._sentence(), *said]

    def _sentence(self) -> list[str]:
        if not self._made_as.sentence:
            return []
        words = self._tongue.say("A map cannot show the cold, the fear, or what was left behind.")
        return [words]

    def sources(self, seen: Sequence[Picture] = ()) -> str:
        """Return the works behind the figures shown, and behind the ways of flight."""
        claims, flows = self._claims(seen), self._flows(seen)
        return works.sources(self._tongue, self._dataset, claims, flows)

    def _flows(self, seen: Sequence[Picture]) -> list[str]:
        """Return the ways of free travel on the maps, which have a direction and a season each."""
        if self._arrangement.chart:
            return []
        pictures = seen or self._arrangement.pictures
        return list(dict.fromkeys(way.flow_id for shown in pictures for way in shown.corridors))

    def _claims(self, seen: Sequence[Picture]) -> list[str]:
        """Return the claims behind the figures shown, in the order of the pictures."""
        if self._arrangement.chart:
            # Its account is of one day, its bands of all; events without a band are no figures.
            (shown,) = self._arrangement.pictures
            return list(dict.fromkeys(claims_of(shown.view, shown.movements)))
        pictures = seen or self._arrangement.pictures
        return list(dict.fromkeys(c for shown in pictures for c in shown.claims))

    def _conic(self) -> Conic:
        points = points_of(self._arrangement.pictures)
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        return conic_of((west, south, east, north))
