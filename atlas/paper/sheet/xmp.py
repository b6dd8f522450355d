"""What a PDF says of itself as XMP (ISO 16684), in which libraries and archives look for it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from atlas.paper.sheet.imprint import CREATOR, Imprint

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_NAMES = {
    "x": "adobe:ns:meta/",
    "rdf": _RDF,
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = '\n<?xpacket end="r"?>'


def xmp(said: Imprint) -> bytes:
    """Return the metadata of a PDF/A-2u file as an XMP packet in UTF-8."""
    for prefix, name in _NAMES.items():
        ET.register_namespace(prefix, name)
    root = ET.Element(_tag("x:xmpmeta"))
    about = ET.SubElement(
        ET.SubElement(root, _tag("rdf:RDF")), _tag("rdf:Description"), {_tag("rdf:about"): ""}
    )
    _simple(about, "pdfaid:part", "2")
    _simple(about, "pdfaid:conformance", "U")
    _simple(about, "dc:format", "application/pdf")
    _in_words(about, "dc:title", said.title, said.lang)
    _in_words(about, "dc:description", said.description, said.lang)
    _listed(about, "dc:creator", "rdf:Seq", said.author)
    _listed(about, "dc:language", "rdf:Bag", said.lang)
    _in_words(about, "dc:rights", said.rights, said.lang)
    _simple(about, "dc:source", said.sources)
    _simple(about, "xmp:CreatorTool", CREATOR)
    _simple(about, "xmpRights:Marked", "True")
    _simple(about, "xmpRights:WebStatement", said.licence)
    ET.indent(root)
    return f"{_BEGIN}{ET.tostring(root, encoding='unicode')}{_END}".encode()


def _simple(about: ET.Element, name: str, words: str) -> None:
    if words:
        ET.SubElement(about, _tag(name)).text = words


def _in_words(about: ET.Element, name: str, words: str, lang: str) -> None:
    """Add words in a language; the first stand for readers of any other."""
    if not words:
        return
    ways = ET.SubElement(ET.SubElement(about, _tag(name)), _tag("rdf:Alt"))
    for tag in ("x-default", lang):
        ET.SubElement(ways, _tag("rdf:li"), {f"{{{_XML}}}lang": tag}).text = words


def _listed(about: ET.Element, name: str, kind: str, words: str) -> None:
    if not words:
        return
    listed = ET.SubElement(ET.SubElement(about, _tag(name)), _tag(kind))
    ET.SubElement(listed, _tag("rdf:li")).text = words


def _tag(name: str) -> str:
    prefix, _, own = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{own}"
