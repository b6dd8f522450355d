"""Sheets as PDF, written from their display lists: tagged, for archives (PDF/A-2u), for print.

pikepdf writes the file. The content of its pages is ours: no library of Python that draws PDF marks
what is read, sets words as HarfBuzz shaped them, and leaves the inks to us.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from atlas.paper.sheet.display_list import PT, Thing
from atlas.paper.sheet.imprint import CREATOR, Imprint
from atlas.paper.sheet.inks import Inks
from atlas.paper.sheet.pdf_fonts import Fonts
from atlas.paper.sheet.pdf_page import Page
from atlas.paper.sheet.structure import FIGURE, Node, Structure
from atlas.paper.sheet.xmp import xmp


def book(pages: Sequence[tuple[Sequence[Thing], float, float]], said: Imprint, inks: Inks) -> bytes:
    """Return sheets as the pages of one PDF file, with each font embedded once.

    The same sheets give the same bytes.

    Args:
        pages: For each page the display list, its width and its height in millimetres.
        said: What the file says of itself.
        inks: How its colours are said.
    """
    pdf = Pdf.new()
    structure, fonts = Structure(), Fonts()
    drawn = [_page(pdf, *page, number, inks, fonts, structure) for number, page in enumerate(pages)]
    own_fonts = pdf.make_indirect(fonts.written(pdf))
    for page in pdf.pages:
        page.obj.Resources.Font = own_fonts
    _describe(pdf, said, inks)
    structure.root.prune()
    _Tree(pdf, [page.owners for page in drawn], [page[2] for page in pages]).write(structure.root)
    stream = io.BytesIO()
    pdf.save(
        stream,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return stream.getvalue()


def _page(
    pdf: Pdf,
    things: Sequence[Thing],
    width: float,
    height: float,
    number: int,
    inks: Inks,
    fonts: Fonts,
    structure: Structure,
) -> Page:
    page = Page(number, height, inks, fonts, structure)
    content = page.draw(things)
    box = Array([0, 0, round(width / PT, 3), round(height / PT, 3)])
    made = Dictionary(
        Type=Name.Page,
        MediaBox=box,
        TrimBox=box,
        Resources=Dictionary(),
        Contents=pdf.make_stream(content),
        StructParents=number,
        Tabs=Name.S,
    )
    if page.veils:
        made.Resources.ExtGState = Dictionary({
            f"/{name}": Dictionary(Type=Name.ExtGState, ca=opacity, CA=opacity)
            for opacity, name in page.veils.items()
        })  # fmt: skip
    pdf.pages.append(pikepdf.Page(made))
    return page


def _describe(pdf: Pdf, said: Imprint, inks: Inks) -> None:
    """Say what the file is, for people and for presses."""
    known = {"/Title": said.title, "/Subject": said.description, "/Author": said.author}
    for name, words in {**known, "/Creator": CREATOR}.items():
        if words:
            pdf.docinfo[name] = words
    root = pdf.Root
    root.Lang = pikepdf.String(said.lang)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    about = pdf.make_stream(xmp(said))
    about.Type, about.Subtype = Name.Metadata, Name.XML
    # Programs look for it in the file as it lies, so it is not packed.
    root.Metadata = about
    profile = pdf.make_stream(inks.profile)
    profile.N = inks.components
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=inks.name,
        Info=inks.name,
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([intent])


class _Tree:
    """Writes the structure of a document into its file."""

    def __init__(
        self, pdf: Pdf, owners: Sequence[Sequence[Node]], heights: Sequence[float]
    ) -> None:
        self._pdf, self._owners, self._heights = pdf, owners, heights
        self._written: dict[int, Any] = {}

    def write(self, root: Node) -> None:
        top = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = self._element(root, top)
        numbers = Array()
        for page, owners in enumerate(self._owners):
            own = Array([self._written[id(node)] for node in owners])
            numbers.append(page)
            numbers.append(self._pdf.make_indirect(own))
        top.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        top.ParentTreeNextKey = len(self._owners)
        self._pdf.Root.StructTreeRoot = top

    def _element(self, node: Node, above: Any) -> Any:
        own = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.kind}"), P=above)
        )
        self._written[id(node)] = own
        if node.alt:
            own.Alt = pikepdf.String(node.alt)
        first = next((kid[0] for kid in node.kids if not isinstance(kid, Node)), None)
        if first is not None:
            own.Pg = self._pdf.pages[first].obj
        attributes = self._attributes(node, first)
        if attributes is not None:
            own.A = attributes
        own.K = Array([self._kid(kid, own, first) for kid in node.kids])
        return own

    def _kid(self, kid: Node | tuple[int, int], above: Any, first: int | None) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, above)
        page, number = kid
        if page == first:
            return number
        return Dictionary(Type=Name.MCR, Pg=self._pdf.pages[page].obj, MCID=number)

    def _attributes(self, node: Node, page: int | None) -> Any:
        if node.kind == FIGURE and node.box and page is not None:
            left, top, right, bottom = (value / PT for value in node.box)
            height = self._heights[page] / PT
            box = (left, height - bottom, right, height - top)
            return Dictionary(
                O=Name.Layout, Placement=Name.Block, BBox=Array([round(v, 2) for v in box])
            )
        if node.heads or node.span > 1:
            cell = Dictionary(O=Name.Table)
            if node.heads:
                cell.Scope = Name(f"/{node.heads}")
            if node.span > 1:
                cell.ColSpan = node.span
            return cell
        return None
