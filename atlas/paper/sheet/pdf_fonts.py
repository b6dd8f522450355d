"""The fonts of a PDF: which glyphs its words use, and the fonts reduced to them.

Each glyph is known in the file by the letters that it stands for there: "A" and "А" may look alike,
yet when a text is copied or searched each must come back as it was.
"""

from __future__ import annotations

import hashlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from atlas.paper.sheet import typeface
from atlas.paper.sheet.display_list import Words

_EM = 1000
# What a glyph that stands for nothing of its own is copied as: a space without width.
_NOTHING = "\u200b"
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Fonts:
    """The fonts of a file, which grow with its words."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, bool], _Font] = {}

    def show(self, thing: Words) -> tuple[str, str]:
        """Return the name of the font of words, and the array that shows them (for ``TJ``)."""
        key = (thing.weight, thing.italic)
        font = self._fonts.setdefault(key, _Font(*key, name=f"F{len(self._fonts) + 1}"))
        return font.name, font.show(thing)

    def written(self, pdf: Pdf) -> Dictionary:
        """Write the fonts into a file; return its dictionary of them."""
        return Dictionary({f"/{font.name}": font.written(pdf) for font in self._fonts.values()})


class _Font:
    def __init__(self, weight: int, italic: bool, *, name: str) -> None:
        self.name = name
        self._weight, self._italic = weight, italic
        # The code of each glyph in the file, by its number in the font and what it stands for.
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: dict[int, float] = {}

    def show(self, thing: Words) -> str:
        shown: list[str] = []
        run, end = "", 0.0
        for number, stands_for, start in typeface.placed(thing):
            # Positive numbers move back: thousandths of the size.
            back = round((end - start) * _EM, 1)
            if back:
                shown += [f"<{run}>" if run else "", f"{back:g}"]
                run = ""
                end -= back / _EM
            run += f"{self._code(number, stands_for or _NOTHING):04x}"
            end += self._width(number) / _EM
        return f"[{''.join([*shown, f'<{run}>'])}]"

    def _code(self, number: int, stands_for: str) -> int:
        return self._codes.setdefault((number, stands_for), len(self._codes) + 1)

    def _width(self, number: int) -> float:
        """Return the width of a glyph in thousandths, as it is in the file."""
        if number not in self._widths:
            self._widths[number] = round(
                typeface.advance(self._weight, self._italic, number) * _EM, 2
            )
        return self._widths[number]

    def written(self, pdf: Pdf) -> Any:
        glyphs = [number for number, _ in self._codes]
        file = typeface.reduced(self._weight, self._italic, glyphs)
        measures = typeface.measures(self._weight, self._italic)
        name = Name(f"/{_prefix(self._codes)}+{measures.name}")
        stream = pdf.make_stream(file)
        stream.Length1 = len(file)
        descriptor = pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=name,
                Flags=4 | (64 if self._italic else 0),
                FontBBox=Array([*measures.box]),
                ItalicAngle=measures.slant,
                Ascent=measures.ascent,
                Descent=measures.descent,
                CapHeight=measures.capitals,
                StemV=round(self._weight / 5),
                FontFile2=stream,
            )
        )
        to_glyphs = b"\0\0" + b"".join(number.to_bytes(2, "big") for number in glyphs)
        within = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=pikepdf.String("Adobe"),
                Ordering=pikepdf.String("Identity"),
                Supplement=0,
            ),
            FontDescriptor=descriptor,
            DW=0,
            W=Array([1, Array([self._width(number) for number in glyphs])]),
            CIDToGIDMap=pdf.make_stream(to_glyphs),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(within)]),
                ToUnicode=pdf.make_stream(self._to_unicode()),
            )
        )

    def _to_unicode(self) -> bytes:
        rows = [
            f"<{code:04x}> <{stands_for.encode('utf-16-be').hex()}>"
            for (_, stands_for), code in self._codes.items()
        ]
        # A block may have a hundred rows.
        blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
        ranges = "\n".join(
            f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks
        )
        return _TO_UNICODE.format(ranges=ranges).encode("ascii")


def _prefix(codes: object) -> str:
    """Return the six letters that name this selection of a font."""
    digest = hashlib.sha256(repr(codes).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
