"""The one site into which all tests look: made in memory, without its papers."""

from __future__ import annotations

from atlas.model.model import Model
from atlas.read.folders import built_in
from atlas.site import site
from atlas.site.papers import CARD, Paper

ADDRESS = "https://atlas.example/sub/atlas/"
APP = "https://app.example/"
CARD_OF_ALL = "assets/card.png"
SHEET = "assets/t.pdf"


def files(model: Model) -> dict[str, bytes]:
    """Return its files by their paths; of a card and a sheet there is the name alone."""
    lying = {Paper(CARD, "", "en"): CARD_OF_ALL, Paper("teacher", "karachais", "en"): SHEET}
    made = site.content(model, built_in().version(), ADDRESS, APP, lying)
    return made | dict.fromkeys(lying.values(), b"")
