"""The picture of one day for a film: a map that does not move, and the events beside it.

Heading, legend, sources and the part of the earth shown are those of the whole film; only the
date, the events of the day, the account of the people and the map change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from atlas.model.model import Model
from atlas.paper.map.extent import points_of
from atlas.paper.map.map import Look, plate_map
from atlas.paper.map.projection import Panel
from atlas.paper.plate import texts
from atlas.paper.plate.accounts import accounts
from atlas.paper.plate.elements import (
    BODY,
    PANEL,
    Column,
    foot,
    heading,
    paragraph,
    scale_bar,
)
from atlas.paper.plate.layouts import turning_days
from atlas.paper.plate.legend import legend
from atlas.paper.plate.pages import PAGES
from atlas.paper.plate.titles import title
from atlas.paper.sheet.colours import RULE, SECOND_INK
from atlas.paper.sheet.placer import Kept
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.picture.picture import Picture, picture
from atlas.read.records import Event
from atlas.words.language import language, speaking
from atlas.words.translated import model_in

_PAGE = PAGES["slide"]
_SIDE = 92.0
_GAP = 6.0
# How many pictures determine the extent, the tints and the legend of a film.
_SAMPLES = 8


class Scenery:
    """What all pictures of a film have in common; ``days`` are the days shown, in order."""

    def __init__(
        self, model: Model, address: Address, version: str, site: str, days: Sequence[int]
    ) -> None:
        self.tongue = language(address.lang)
        self.model = model_in(model, self.tongue.tag)
        self.view = self.model.at(address.pick)
        self.dataset = dataset = self.model.dataset
        self.address = address
        movements = [
            m
            for m in dataset.movements.values()
            if not address.movements or m.id in address.movements
        ]
        turns = turning_days(self.view, movements, _SAMPLES)
        samples = [self.picture(day) for day in turns]
        self.title = title(self.tongue, dataset, movements)
        scale = _PAGE.scale
        column = Column(_PAGE.margin, _PAGE.inner)
        self._samples = samples
        self._kept: Kept = {}
        claims = self._claims(days, [m.id for m in movements])
        parts = [p for s in samples for m in s.movements for p in texts.account(self.tongue, s, m)]
        # The same on every day, so that nothing below the map moves.
        signs = texts.sign(self.tongue, parts)
        self._foot = [
            *([signs] if signs else []),
            texts.sources(self.tongue, dataset, claims),
            f"{texts.geometry(self.tongue, dataset)} {texts.licence(self.tongue)}",
        ]
        self._site, self._version = site, version
        scratch = Sheet(_PAGE.width, 1.0)
        self._top = heading(scratch, column, _PAGE.margin, self.title, "", scale)
        below = self._below(scratch, 0.0, turns[0]) + _PAGE.margin
        high = _PAGE.most - self._top - below - _GAP
        frame = (_PAGE.margin, self._top, _PAGE.inner - _SIDE - _GAP, high)
        everything = picture(model, replace(address, view="all"))
        points = points_of([everything, *samples])
        self.panel = Panel(frame, np.asarray(points))

    def _claims(self, days: Sequence[int], movements: Sequence[str]) -> list[str]:
        """Return the claims behind the pictures of the film, looked up only where they change."""
        tracks = [self.view.track(m) for m in movements]
        changes = {tuple(track.claims_at(day) for track in tracks): day for day in reversed(days)}
        pictures = [self.picture(day) for day in sorted({*changes.values(), *days[-1:]})]
        pictures += [*self._samples, picture(self.model, replace(self.address, view="all"))]
        return list(dict.fromkeys(claim for shown in pictures for claim in shown.claims))

    def picture(self, day: int) -> Picture:
        """Return what is on the map of a day."""
        with speaking(self.tongue):
            return picture(self.model, replace(self.address, day=day))

    def _below(self, sheet: Sheet, top: float, day: int) -> float:
        scale = _PAGE.scale * 0.8
        column = Column(_PAGE.margin, _PAGE.inner)
        top = legend(sheet, column, top, self._samples, self.tongue, scale)
        query = texts.query(replace(self.address, day=day), self._version)
        address = texts.reproduced(self.tongue, self._site + query)
        return foot(sheet, column, top, [*self._foot, address], scale)

    def slide(self, day: int, events: Sequence[Event], pace: str) -> Sheet:
        """Return the picture of a day, a 16:9 sheet with the events beside the map."""
        with speaking(self.tongue):
            return self._slide(day, events, pace)

    def _slide(self, day: int, events: Sequence[Event], pace: str) -> Sheet:
        scale, tongue = _PAGE.scale, self.tongue
        shown = self.picture(day)
        sheet = Sheet(_PAGE.width, _PAGE.most)
        column = Column(_PAGE.margin, _PAGE.inner)
        heading(sheet, column, _PAGE.margin, self.title, "", scale)
        x, y, width, height = self.panel.frame
        bar = (x + width - 26 * scale, y + height - 6 * scale, 26 * scale, 6 * scale)
        plate_map(
            sheet,
            self.panel,
            shown,
            tongue,
            look=Look(scale, kept=self._kept),
            reserved=[bar],
        )
        scale_bar(sheet, self.panel, x + width - 2 * scale, y + height - 2 * scale, tongue, scale)
        side = Column(x + width + _GAP, _SIDE)
        top = paragraph(sheet, side, y, tongue.day(day), 14 * scale, weight=700)
        words = tongue.say("day by day") if pace == "day" else tongue.say("month by month")
        top = paragraph(sheet, side, top, words, BODY * scale, colour=SECOND_INK) + 1.5 * scale
        top = accounts(sheet, side, top, "", shown, tongue, scale) + 2 * scale
        for event in events:
            sheet.line([(side.x, top), (side.x + side.width, top)], RULE, 0.2 * scale)
            words = texts.event_title(tongue, self.dataset, event, shown.movements)
            top = paragraph(sheet, side, top + scale, words, PANEL * scale, weight=600)
            source = texts.told_by(self.dataset, event)
            top = paragraph(sheet, side, top, source, 5.6 * scale, colour=SECOND_INK) + scale
        self._below(sheet, y + height + _GAP / 2, day)
        return sheet
