"""Movements with dates of any year on a folium map."""

from folium_dated_movements.labels import LABELS
from folium_dated_movements.layer import DatedMovements, date_shown
from folium_dated_movements.movement import DatedMovement

__all__ = ["LABELS", "DatedMovement", "DatedMovements", "date_shown"]
