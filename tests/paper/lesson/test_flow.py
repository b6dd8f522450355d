"""Text that flows over pages: nothing is lost, nothing cut, no heading ends a page."""

from __future__ import annotations

from itertools import chain
from random import Random

import pytest

from atlas.paper.lesson.flow import Block, Line, Page, Rule, Style, flow, lines

ROOM = 100.0
BODY = Style(10)


def some_blocks(seed: int) -> list[Block]:
    """Blocks of any height, every third or so a heading."""
    dice = Random(seed)
    heads = [n % 2 == 0 and dice.random() < 0.6 for n in range(30)]
    return [
        Block(
            (Rule(0.0, 0.0, 10.0, dice.uniform(1, 15 if head else 60)),), dice.uniform(0, 9), head
        )
        for head in heads
    ]


def rooms_taken(page: Page) -> list[tuple[float, float]]:
    return [(placed.top, placed.top + placed.block.height) for placed in page]


@pytest.mark.parametrize("seed", range(20))
def test_all_blocks_come_in_order_each_below_the_other_and_within_the_page(seed):
    told = some_blocks(seed)
    pages = flow(told, ROOM)
    assert [placed.block for placed in chain(*pages)] == told
    for page in pages:
        taken = rooms_taken(page)
        ends = [0.0, *(end for _, end in taken)]
        assert all(top >= end for (top, _), end in zip(taken, ends, strict=False))
        assert ends[-1] <= ROOM
        assert not page[-1].block.with_next


def test_a_heading_goes_to_the_page_of_what_it_heads():
    filling, heading = Block((Rule(0, 0, 10, 85),)), Block((Rule(0, 0, 10, 10),), with_next=True)
    told = Block((Rule(0, 0, 10, 20),), before=5)
    assert [[p.block for p in page] for page in flow([filling, heading, told], ROOM)] == [
        [filling],
        [heading, told],
    ]


def test_the_first_block_of_a_page_begins_at_its_top():
    block = Block((Rule(0, 0, 10, 60),), before=7)
    assert [page[0].top for page in flow([block, block], ROOM)] == [0.0, 0.0]


def test_what_is_higher_than_a_page_is_broken_between_its_lines():
    items = tuple(Rule(0, 7.0 * n, 10, 7) for n in range(40))
    pages = flow([Block(items)], ROOM)
    assert [len(page[0].block.items) for page in pages] == [14, 14, 12]
    assert all(page[0].block.height <= ROOM for page in pages)


def test_a_heading_stays_with_the_first_part_of_what_is_broken():
    heading = Block((Rule(0, 0, 10, 20),), before=5, with_next=True)
    told = Block(tuple(Rule(0, 7.0 * n, 10, 7) for n in range(20)), before=2)
    first, second = flow([heading, told], ROOM)
    assert [len(placed.block.items) for placed in first] == [1, 10]
    assert [len(placed.block.items) for placed in second] == [10]


def test_a_word_longer_than_a_line_is_broken():
    told = lines("x" * 300, BODY, 50.0)
    assert "".join(line.words for line in told if isinstance(line, Line)) == "x" * 300
    assert all(line.width <= 50.0 for line in told)
    assert [line.top for line in told] == sorted({line.top for line in told})
