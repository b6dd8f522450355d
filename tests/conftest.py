"""The built-in data, loaded once for all tests that only read it."""

from __future__ import annotations

import pytest

from atlas.dataset import Dataset, load


@pytest.fixture(scope="session")
def built_in() -> Dataset:
    return load()
