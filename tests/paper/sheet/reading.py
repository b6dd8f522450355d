"""What a program finds in a PDF: its words and where they stand, its parts, its colours."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

COLOURS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}


@dataclass
class Shown:
    """A text: its place in points, its letters with their start and end, and what it stands for."""

    x: float
    y: float
    letters: list[tuple[str, float, float]]
    stands_for: str


@dataclass
class Element:
    """A part of the structure tree, with the words in it."""

    kind: str
    alt: str
    scope: str
    span: int
    words: str
    kids: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def all_words(self) -> str:
        return " ".join(e.words for e in self.walk() if e.words)


class Reading:
    """A PDF read again."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        self.texts: list[Shown] = []
        self.operators: set[str] = set()
        self._marked: dict[tuple[int, int], str] = {}
        self.unmarked = 0
        for number, page in enumerate(self.pdf.pages):
            self._read(number, page)

    def _read(self, number: int, page: Any) -> None:
        fonts = {name: Font(font) for name, font in page.Resources.get("/Font", {}).items()}
        marks: list[tuple[int | None, str]] = []
        font, size, place = None, 0.0, (0.0, 0.0)
        for operands, operator in pikepdf.parse_content_stream(page):
            said = str(operator)
            self.operators.add(said)
            if said == "BMC":
                marks.append((None, ""))
            elif said == "BDC":
                held = operands[1]
                marks.append((held.get("/MCID"), str(held.get("/ActualText", ""))))
            elif said == "EMC":
                marks.pop()
            elif said == "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            elif said == "Tm":
                place = float(operands[4]), float(operands[5])
            elif said in ("f", "S", "B"):
                self.unmarked += not marks
            elif said == "TJ":
                assert font is not None
                self.unmarked += not marks
                text = Shown(*place, font.letters(operands[0], size, place[0]), "")
                text.stands_for = marks[-1][1] if marks else ""
                self.texts.append(text)
                own = next((n for n, _ in marks if n is not None), None)
                if own is not None:
                    key = (number, own)
                    said = text.stands_for or "".join(letter for letter, _, _ in text.letters)
                    self._marked[key] = self._marked.get(key, "") + said
        assert not marks

    @property
    def structure(self) -> Element:
        """The document, after a look at whether each piece of a page knows its part."""
        root = self.pdf.Root.StructTreeRoot
        parents = root.ParentTree.Nums
        owners = {int(parents[n]): parents[n + 1] for n in range(0, len(parents), 2)}
        pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        return self._element(root.K, owners, pages)

    def _element(self, item: Any, owners: Any, pages: dict[Any, int]) -> Element:
        made = Element(str(item.S)[1:], str(item.get("/Alt", "")), "", 1, "")
        attributes = item.get("/A")
        if attributes is not None and attributes.O == "/Table":
            made.scope = str(attributes.get("/Scope", ""))
            made.span = int(attributes.get("/ColSpan", 1))
        words = []
        for kid in item.K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == item.objgen
                made.kids.append(self._element(kid, owners, pages))
                continue
            is_elsewhere = isinstance(kid, pikepdf.Dictionary)
            page = pages[(kid.Pg if is_elsewhere else item.Pg).objgen]
            number = int(kid.MCID if is_elsewhere else kid)
            assert owners[page][number].objgen == item.objgen
            words.append(self._marked.get((page, number), "").strip())
        made.words = " ".join(filter(None, words))
        return made


def rows_of(table: Element) -> list[int]:
    """How many columns each row of a table has; one number if it is a table for every reader."""
    assert {row.kind for row in table.kids} == {"TR"}
    assert {cell.kind for row in table.kids for cell in row.kids} <= {"TH", "TD"}
    return sorted({sum(cell.span for cell in row.kids) for row in table.kids})


class Font:
    """A font of a PDF: which letters its codes stand for, and how wide they are."""

    def __init__(self, font: Any) -> None:
        rows = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", font.ToUnicode.read_bytes())
        self.letters_of = {
            int(c, 16): bytes.fromhex(t.decode()).decode("utf-16-be") for c, t in rows
        }
        (within,) = font.DescendantFonts
        first, widths = within.W
        self.widths = {int(first) + n: float(width) for n, width in enumerate(widths)}
        self.is_embedded = len(within.FontDescriptor.FontFile2.read_bytes()) > 0

    def letters(self, array: Any, size: float, x: float) -> list[tuple[str, float, float]]:
        found = []
        for item in array:
            if not isinstance(item, pikepdf.String):
                x -= float(item) / 1000 * size
                continue
            codes = bytes(item)
            for at in range(0, len(codes), 2):
                code = int.from_bytes(codes[at : at + 2], "big")
                end = x + self.widths[code] / 1000 * size
                found.append((self.letters_of[code], x, end))
                x = end
        return found
