"""Which words of a plate are in its picture, and which only in its caption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from atlas.paper.map.extent import points_of
from atlas.paper.map.labels import LeftOut
from atlas.paper.map.projection import Conic, conic_of
from atlas.paper.plate import texts
from atlas.paper.plate.layouts import Arrangement
from atlas.read.dataset import Dataset
from atlas.words.language import Language
from atlas.words.translated import draft_note


@dataclass(frozen=True)
class Wording:
    """Which words are in the picture; the caption has them all.

    Attributes:
        accounts: Whether the accounts of the people are "beside" the maps, "below" them, or left
            out ("").
        whole: Whether the foot says how the maps were made.
        code: Whether there is a QR code, if the address can be visited.
        listed: Numbers that found no room on the maps, listed in the picture.
        further: How many more of them are only in the caption.
    """

    accounts: Literal["beside", "below", ""] = "below"
    whole: bool = True
    code: bool = True
    listed: tuple[LeftOut, ...] = ()
    further: int = 0


class Foot:
    """The lines at the foot of a plate; ``shown_at`` is the address that shows the same picture."""

    def __init__(
        self, dataset: Dataset, arrangement: Arrangement, tongue: Language, shown_at: str
    ) -> None:
        self._dataset, self._arrangement = dataset, arrangement
        self._tongue, self._shown_at = tongue, shown_at

    def lines(self, wording: Wording, note: str) -> list[str]:
        """Return the lines at the foot of the picture; ``note`` explains the accounts, or is ""."""
        lines = [self._arrangement.note] if self._arrangement.note else []
        if wording.listed:
            lines.append(texts.unplaced(self._tongue, wording.listed))
        if wording.further:
            lines.append(texts.further(self._tongue, wording.further))
        if note:
            lines.append(note)
        if wording.whole:
            return [*lines, *self._made()]
        return [*lines, self.sources(), texts.licence(self._tongue)]

    def caption(self, left_out: tuple[LeftOut, ...]) -> list[str]:
        """Return the lines of the caption, which has everything that the foot may lack."""
        lines = [self._arrangement.note] if self._arrangement.note else []
        if left_out:
            lines.append(texts.unplaced(self._tongue, left_out))
        told = [(shown, m) for _, shown in self._arrangement.accounts for m in shown.movements]
        parts = (part for own in told for part in texts.account(self._tongue, *own))
        said = [*lines, texts.sign(self._tongue, parts), *self._made(), draft_note(self._dataset)]
        return [*filter(None, said)]

    def _made(self) -> list[str]:
        """Return how a plate was made, and from what."""
        drawn = [texts.geometry(self._tongue, self._dataset)]
        if not self._arrangement.chart:
            drawn.append(texts.projection(self._tongue, self._conic()))
        return [
            self._tongue.say("A map cannot show the cold, the fear, or what was left behind."),
            self.sources(),
            " ".join(drawn),
            f"{texts.licence(self._tongue)} {texts.reproduced(self._tongue, self._shown_at)}",
        ]

    def sources(self) -> str:
        """Return the works behind the figures shown."""
        claims = list(dict.fromkeys(c for p in self._arrangement.pictures for c in p.claims))
        return texts.sources(self._tongue, self._dataset, claims)

    def _conic(self) -> Conic:
        points = points_of(self._arrangement.pictures)
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        return conic_of((west, south, east, north))
