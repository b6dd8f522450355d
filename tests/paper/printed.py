"""What stands on a page that was made: its size and its words, in PDF and SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf

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
    with pikepdf.open(file) as pdf:
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
        words = "\n".join(_words_of(page) for page in pdf.pages)
    sides = [((b[2] - b[0]) / _POINTS_PER_MM, (b[3] - b[1]) / _POINTS_PER_MM) for b in boxes]
    return Printed(sides, words)


def _words_of(page: Any) -> str:
    fonts = {name: _letters_of(font) for name, font in page.Resources.Font.items()}
    found, letters = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            shown = operands[0] if str(operator) == "TJ" else [operands[0]]
            codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
            pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
            found.append("".join(letters[int.from_bytes(pair, "big")] for pair in pairs))
    return "\n".join(found)


def _letters_of(font: Any) -> dict[int, str]:
    """Return what the codes of a font stand for, of a list or of ranges with a list each."""
    letters = {}
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        codes, is_range, texts = line.partition("[")
        named = re.findall("<([0-9a-fA-F]+)>", codes)
        if is_range:
            listed = re.findall("<([0-9a-fA-F]+)>", texts)
            letters |= {int(named[0], 16) + n: _text(text) for n, text in enumerate(listed)}
        elif len(named) == 2:
            letters[int(named[0], 16)] = _text(named[1])
    return letters


def _text(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")
