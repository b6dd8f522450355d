"""The tests of a file are run by one process, also where several run the suite."""

from __future__ import annotations

import pytest


def test_pytest_xdist_can_write_the_group_into_the_id_of_a_test(request):
    item: pytest.Item = request.node
    before = item.nodeid
    try:
        item._nodeid = f"{before}@group"
        assert item.nodeid == f"{before}@group"
    finally:
        item._nodeid = before
