"""The picture at which a step of a tour opens."""

from __future__ import annotations

from dataclasses import fields, replace

from atlas.model.model import Model
from atlas.picture import address
from atlas.picture.address import Address
from atlas.picture.left_out import LeftOut
from atlas.read.records import TourStep

# Parameter of an address -> the column of tour_steps.csv that it is read from.
COLUMNS = {
    "date": "date",
    "to": "until",
    "movement": "movement_ids",
    "view": "view",
    "select": "selected",
    "map": "map",
}


def plays(step: TourStep) -> bool:
    """Return whether a step plays its days, one after the other, instead of standing on one."""
    return step.view == "day" and bool(step.until.text)


def opened(step: TourStep, model: Model) -> tuple[Address, list[LeftOut]]:
    """Return the address at which a step opens, and what of it is no address.

    A step that plays opens on its first day, one that shows everything so far on its last.
    """
    last = step.until.text or step.date.text
    values = {
        "date": last if step.view == "sofar" else step.date.text,
        "to": last if step.view == "period" else "",
        "movement": ",".join(step.movement_ids),
        "view": step.view,
        "select": step.selected,
        "map": step.map,
    }
    return address.examined(values, model)


def followed(asked: Address, model: Model) -> Address:
    """Return the address of the step of a tour that an address names.

    What the address says beside the step wins over the step's own picture, as in the player
    (static/player/story/telling.js). An address without a tour is returned as it is.
    """
    if asked.tour is None or asked.step is None:
        return asked
    step = model.dataset.steps_of[asked.tour][asked.step - 1]
    said = {f.name: getattr(asked, f.name) for f in fields(asked)}
    said = {name: value for name, value in said.items() if value != getattr(Address(), name)}
    return replace(opened(step, model)[0], **said)
