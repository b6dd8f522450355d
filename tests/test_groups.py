"""The tests of a file are run by one process, also where several run the suite."""

from __future__ import annotations

import os

import pytest


def test_the_group_of_a_test_is_in_its_id_where_several_processes_run_the_suite(request):
    """There pytest-xdist reads it from; without groups each process would run all files."""
    item: pytest.Item = request.node
    marked = [mark.args for mark in item.iter_markers("xdist_group")]
    assert marked == [("tests/test_groups.py",)]
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert item.nodeid.endswith("@tests/test_groups.py")
