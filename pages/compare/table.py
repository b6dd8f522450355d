"""The comparison as an HTML table, and what stands behind each cell; all text is escaped.

A cell is a button that opens its claims above the page (the popover of HTML, which needs no
script). ``sorting.js`` sorts the rows by what the cells carry in ``data-key``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from atlas.articles import markup
from atlas.comparison.cell import Cell, Evidence, evidence
from atlas.comparison.columns import GROUPS, Column
from atlas.comparison.table import Row
from atlas.read.dataset import Dataset
from atlas.words import claims
from atlas.words.language import say, to_say
from atlas.words.names import names_of, peoples_of
from pages.shell import links

CAPTION = to_say(
    "All movements, at first in the order in which they began. The figures of a column were not "
    "all counted in the same way: the order of a sorted column is no ranking of peoples."
)

_FEW = 4
# The rows come in the order of their first column.
_START, _IN_ORDER = "start", ' aria-sort="ascending"'


def table(dataset: Dataset, rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return the table in a region of its own; on a narrow screen each row is a card.

    There the headings give way to a choice of what the cards are sorted by.
    """
    body = "".join(_row(dataset, row, columns) for row in rows)
    label = escape(say("Table of all movements"))
    kind = "comparison few" if len(columns) <= _FEW else "comparison"
    return (
        f"{_sorting(columns)}"
        f'<div class="compared" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="{kind}"><caption>{escape(say(CAPTION))}</caption>'
        f"<thead>{_groups(columns)}{_head(columns)}</thead><tbody>{body}</tbody></table></div>"
    )


def opened(dataset: Dataset, rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return what each cell opens."""
    cards = (_card(dataset, row, column) for row in rows for column in columns)
    return f'<div class="behind">{"".join(cards)}</div>'


def _heads(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Return the words and the id of each heading."""
    return [
        (say("People and year"), _START),
        *((say(column.title), column.id) for column in columns),
    ]


def _sorting(columns: Sequence[Column]) -> str:
    options = "".join(
        f'<option value="{escape(identity)}">{escape(title)}</option>'
        for title, identity in _heads(columns)
    )
    by, turn = escape(say("Sorted by")), escape(say("Turn the order round"))
    return (
        f'<p class="compared-sorting"><label>{by} <select>{options}</select></label>'
        f'<button type="button">{turn}</button></p>'
    )


def _groups(columns: Sequence[Column]) -> str:
    spans = ((group, len(list(same))) for group, same in groupby(columns, lambda c: c.group))
    heads = "".join(
        f'<th scope="colgroup" colspan="{count}">{escape(say(GROUPS[group]))}</th>'
        for group, count in spans
    )
    return f"<tr><td></td>{heads}</tr>"


def _head(columns: Sequence[Column]) -> str:
    cells = "".join(
        f'<th scope="col" data-column="{escape(identity)}"{_IN_ORDER * (identity == _START)}>'
        f'<button type="button">{escape(title)}</button></th>'
        for title, identity in _heads(columns)
    )
    return f"<tr>{cells}</tr>"


def _row(dataset: Dataset, row: Row, columns: Sequence[Column]) -> str:
    peoples = peoples_of(dataset, [row.movement])
    own = markup.spoken(", ".join(p.name_own for p in peoples if p.name_own), peoples)
    cells = "".join(_cell(row, column) for column in columns)
    return (
        f'<tr><th scope="row" data-key="{row.movement.start.first or 0}">'
        f"<strong>{escape(row.movement.title)}</strong><small>{own}</small></th>"
        f"{cells}</tr>"
    )


def _cell(row: Row, column: Column) -> str:
    cell = row.cells[column.id]
    data = f' data-label="{escape(say(column.title))}"'
    if cell.low is not None:
        data += f' data-key="{cell.low:.10g}"'
    figures = "".join(map(_figure, cell.figures))
    if not any(figure.records for figure in cell.figures):
        return f'<td{data} class="empty">{figures}</td>'
    return (
        f'<td{data}><button type="button" popovertarget="{_identity(row, column)}">'
        f"{figures}</button></td>"
    )


def _figure(cell: Cell) -> str:
    small = "".join(f"<small>{escape(remark)}</small>" for remark in cell.remarks)
    return f'<span class="figure">{escape(cell.words)}{small}</span>'


def _identity(row: Row, column: Column) -> str:
    return escape(f"compared-{row.movement.id}-{column.id}")


def _card(dataset: Dataset, row: Row, column: Column) -> str:
    cell = row.cells[column.id]
    behind = evidence(dataset, cell)
    if not behind:
        return ""
    identity = _identity(row, column)
    name = names_of(peoples_of(dataset, [row.movement]))
    worked = "".join(_how(figure) for figure in cell.figures if figure.how)
    words = escape(say("Close"))
    close = (
        f'<button type="button" popovertarget="{identity}" popovertargetaction="hide">'
        f"{words}</button>"
    )
    return (
        f'<section popover id="{identity}" aria-labelledby="{identity}-title">'
        f'<h2 id="{identity}-title">{escape(say(column.title))}: {escape(name)}</h2>'
        f"<p>{escape(_said(cell))}</p>{worked}<ul>{''.join(_items(dataset, behind))}</ul>"
        f"{close}</section>"
    )


def _how(figure: Cell) -> str:
    words = say("Derived, not stated by a source: {how}.", how=figure.how)
    return f'<p class="how">{escape(words)}</p>'


def _said(cell: Cell) -> str:
    return "; ".join(f"{f.words} ({f.remark})" if f.remark else f.words for f in cell.figures)


def _items(dataset: Dataset, behind: Sequence[Evidence]) -> Iterator[str]:
    for item in behind:
        said = " · ".join(filter(None, (item.sources, claims.grade_text(item.grade))))
        note = f'<p class="note">{escape(item.note)}</p>' if item.note else ""
        yield (
            f'<li><p>{escape(item.words)}</p><p class="said">{escape(said)}</p>{note}'
            f'<p class="goes">{"".join(_ways(dataset, item))}</p></li>'
        )


def _ways(dataset: Dataset, item: Evidence) -> Iterator[str]:
    if item.table == "claims":
        yield _link(say("Open the claim"), links.claim(item.id))
    if item.table == "events":
        yield _link(say("Show it on the map"), links.event(dataset, item.id))
    if item.conflict in dataset.conflicts:
        yield _link(say("Where the sources differ"), links.conflict(item.conflict))


def _link(words: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a> '
