"""Blocks as HTML: the one place where the plain texts of an article become markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from atlas.articles import markup
from atlas.articles.blocks import (
    Block,
    Copied,
    Counted,
    Drawing,
    Folded,
    Heading,
    Html,
    Listed,
    Paragraph,
    Stated,
    Way,
)

# The address of a way, or "" where it leads nowhere; and where a drawing of the page is, as a file.
Follow = Callable[[Way], str]
Keep = Callable[[str], str]

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def nowhere(_: Way) -> str:
    """Return no address: for blocks without ways."""
    return ""


def html(blocks: Iterable[Block], follow: Follow = nowhere, keep: Keep | None = None) -> str:
    """Return blocks as HTML, every text in them escaped.

    Args:
        blocks: The blocks; a way that ``follow`` gives no address is left out.
        follow: Gives the address of a way.
        keep: Takes a drawing (SVG) and gives the address at which it lies; without it drawings are
            left out.
    """
    return "\n".join(filter(None, (_block(block, follow, keep) for block in blocks)))


def _block(block: Block, follow: Follow, keep: Keep | None) -> str:
    match block:
        case Html(shown):
            return shown
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Counted(text):
            bold = _BOLD.sub(r"<strong>\1</strong>", escape(text))
            return f"<p>{bold}</p>"
        case Stated(text, sources):
            return f'<p>{escape(text)}<br><span class="said">{escape(sources)}</span></p>'
        case Copied(text):
            return f"<pre>{escape(text)}</pre>"
        case Folded():
            return _folded(block, follow, keep)
        case Way():
            return _way(block, follow(block))
        case Drawing(svg, words):
            return _drawing(keep(svg) if keep else "", words)
        case Listed():
            return _listed(block)
        case Paragraph():
            return _paragraph(block)


def _paragraph(block: Paragraph) -> str:
    lead = f"<strong>{escape(block.lead)}</strong> " if block.lead else ""
    kind = ' class="quiet"' if block.quiet else ""
    return f"<p{kind}>{lead}{escape(block.text)}</p>" if block.text else ""


def _listed(block: Listed) -> str:
    tag = "ol" if block.numbered else "ul"
    items = "".join(
        f"<li>{escape(text)}{f' <small>({escape(aside)})</small>' if aside else ''}</li>"
        for text, aside in block.items
    )
    return f'<{tag} class="sentences">{items}</{tag}>'


def _folded(block: Folded, follow: Follow, keep: Keep | None) -> str:
    content = html(block.blocks, follow, keep)
    return markup.folded(block.title, block.aside, content, block.level, block.opened)


def _way(block: Way, address: str) -> str:
    if not address:
        return ""
    return f'<p class="way"><a href="{escape(address)}">{escape(block.label)}</a></p>'


def _drawing(address: str, words: str) -> str:
    if not address:
        return ""
    shown = f'<img src="{escape(address)}" alt="{escape(words)}">'
    # On a narrow screen it is moved rather than made smaller: the keyboard must reach it.
    return f'<div class="drawing" tabindex="0">{shown}</div>'
