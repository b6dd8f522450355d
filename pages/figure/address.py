"""The address of the Figure page: the picture of the atlas, and how it is printed.

``/figure?date=…&movement=…&view=…`` as in the atlas, and
``layout=…&width=…&greyscale=yes&sentence=yes&dpi=…``, by the names of the command's own options.
The words of a figure are in the language of the page, which ``lang`` says as on every page, unless
``words=ru`` asks for another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from atlas.model.model import Model
from atlas.picture import address, left_out
from atlas.picture.address import Address
from atlas.words.language import LANGUAGES, say, to_say

LAYOUTS = {
    "single": to_say("One map"),
    "before-after": to_say("Before, during, after"),
    "return": to_say("Removal and return"),
    "multiples": to_say("Through time"),
    "grid": to_say("One map per people"),
    "chart": to_say("Chart of the people"),
}
WIDTHS = {
    "89": to_say("89 mm, one column"),
    "120": to_say("120 mm, one and a half"),
    "183": to_say("183 mm, two columns"),
    "slide": to_say("Slide, 16:9"),
    "a4": to_say("A4, landscape"),
    "a3": to_say("A3, poster"),
}
DPI = ("300", "600", "1200")
COLOURS = {"no": to_say("Colour"), "yes": to_say("Greyscale")}
_YES = ("no", "yes")
_PAGE = "lang"
_WORDS = "words"
_OPTIONS = (_WORDS, "layout", "width", "greyscale", "sentence", "dpi")
# The language of the page is that of all pages, whatever the figure's.
NAMES = (*(name for name in address.NAMES if name != _PAGE), *_OPTIONS)


@dataclass(frozen=True)
class Wanted:
    """A figure: its picture and the options of its page.

    The language of ``picture`` is that of the figure's words; ``dpi`` applies only to PNG.
    ``sentence`` asks for what a map cannot show.
    """

    picture: Address = field(default_factory=Address)
    layout: str = "single"
    width: str = "183"
    greyscale: bool = False
    dpi: int = 600
    sentence: bool = False

    def parameters(self, version: str = "", tag: str = "en") -> dict[str, str]:
        """Return the query parameters, without those at their default.

        Args:
            version: The version of the data on screen, if it is to be included.
            tag: The language of the page; "" if the figure's is to be included in any case.
        """
        usual = Wanted()
        picture = replace(self.picture, lang="en").parameters(version)
        options = {
            _WORDS: self.picture.lang if self.picture.lang != tag else "",
            "layout": self.layout if self.layout != usual.layout else "",
            "width": self.width if self.width != usual.width else "",
            "greyscale": "yes" if self.greyscale else "",
            "sentence": "yes" if self.sentence else "",
            "dpi": str(self.dpi) if self.dpi != usual.dpi else "",
        }
        return picture | {k: v for k, v in options.items() if v}


def read(
    asked: Mapping[str, str], model: Model, version: str, tag: str = "en"
) -> tuple[Wanted, list[str]]:
    """Return the figure that the parameters ask for, and a sentence for each ignored.

    ``tag`` is the language of the page.
    """
    picture, notes = address.read(asked, model, version)

    def one(name: str, known: Mapping[str, str] | tuple[str, ...], usual: str) -> str:
        text = asked.get(name, "")
        if text and text not in known:
            expected = say("expected {values}", values=", ".join(known))
            notes.append(left_out.ignored(name, text, expected))
        return text if text in known else usual

    usual = Wanted()
    wanted = Wanted(
        replace(picture, lang=one(_WORDS, LANGUAGES, tag)),
        one("layout", LAYOUTS, usual.layout),
        one("width", WIDTHS, usual.width),
        one("greyscale", COLOURS, "no") == "yes",
        int(one("dpi", DPI, str(usual.dpi))),
        one("sentence", _YES, "no") == "yes",
    )
    return wanted, notes
