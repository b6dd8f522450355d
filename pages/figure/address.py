"""The address of the Figure page: the picture of the atlas, and how it is printed.

``/figure?date=…&movement=…&view=…`` as in the atlas, and
``layout=…&width=…&greyscale=yes&dpi=…``, by the names of the command's own options.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from atlas.model.model import Model
from atlas.picture import address, left_out
from atlas.picture.address import Address

LAYOUTS = {
    "single": "One map",
    "before-after": "Before, during, after",
    "return": "Removal and return",
    "multiples": "Through time",
    "grid": "One map per people",
    "chart": "Chart of the people",
}
WIDTHS = {
    "89": "89 mm, one column",
    "120": "120 mm, one and a half",
    "183": "183 mm, two columns",
    "slide": "Slide, 16:9",
    "a4": "A4, landscape",
    "a3": "A3, poster",
}
DPI = ("300", "600", "1200")
COLOURS = {"no": "Colour", "yes": "Greyscale"}
_OPTIONS = ("layout", "width", "greyscale", "dpi")
NAMES = (*address.NAMES, *_OPTIONS)


@dataclass(frozen=True)
class Wanted:
    """A figure: its picture and the options of its page; ``dpi`` applies only to PNG."""

    picture: Address = field(default_factory=Address)
    layout: str = "single"
    width: str = "183"
    greyscale: bool = False
    dpi: int = 600

    def parameters(self, version: str = "") -> dict[str, str]:
        """Return the query parameters, without those at their default.

        ``version`` is that of the data on screen.
        """
        usual = Wanted()
        options = {
            "layout": self.layout if self.layout != usual.layout else "",
            "width": self.width if self.width != usual.width else "",
            "greyscale": "yes" if self.greyscale else "",
            "dpi": str(self.dpi) if self.dpi != usual.dpi else "",
        }
        return self.picture.parameters(version) | {k: v for k, v in options.items() if v}


def read(asked: Mapping[str, str], model: Model, version: str) -> tuple[Wanted, list[str]]:
    """Return the figure that the parameters ask for, and a sentence for each ignored."""
    picture, notes = address.read(asked, model, version)

    def one(name: str, known: Mapping[str, str] | tuple[str, ...], usual: str) -> str:
        text = asked.get(name, "")
        if text and text not in known:
            notes.append(left_out.ignored(name, text, f"expected {', '.join(known)}"))
        return text if text in known else usual

    usual = Wanted()
    wanted = Wanted(
        picture,
        one("layout", LAYOUTS, usual.layout),
        one("width", WIDTHS, usual.width),
        one("greyscale", COLOURS, "no") == "yes",
        int(one("dpi", DPI, str(usual.dpi))),
    )
    return wanted, notes
