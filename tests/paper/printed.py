"""What stands on a page that was made: its size and its words, in PDF and SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.paper.sheet.reading import Reading

_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Printed:
    """The width and height of each page in mm, and all words, in the order of their drawing."""

    sizes: list[tuple[float, float]]
    words: str

    def has(self, words: str) -> bool:
        """Whether words stand there, over however many lines; capitals make no difference."""
        return _run_together(words) in _run_together(self.words)


def _run_together(words: str) -> str:
    return re.sub(r"\s", "", words).casefold()


def printed(file: Path) -> Printed:
    """Return what stands in a PDF or an SVG."""
    return _drawing(file) if file.suffix == ".svg" else _paper(file)


def _drawing(file: Path) -> Printed:
    root = ElementTree.parse(file).getroot()
    width, height = (float(root.attrib[side].removesuffix("mm")) for side in ("width", "height"))
    texts = ["".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text")]
    return Printed([(width, height)], "\n".join(texts))


def _paper(file: Path) -> Printed:
    reading = Reading(file.read_bytes())
    boxes = [[float(side) for side in page.mediabox] for page in reading.pdf.pages]
    sides = [((b[2] - b[0]) / _POINTS_PER_MM, (b[3] - b[1]) / _POINTS_PER_MM) for b in boxes]
    texts = [t.stands_for or "".join(letter for letter, _, _ in t.letters) for t in reading.texts]
    return Printed(sides, "\n".join(texts))
