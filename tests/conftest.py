"""The built-in data, loaded once for all tests that only read it."""

from __future__ import annotations

import pytest

from atlas.dataset import Dataset, load
from tests.read_once import ReadOnce


@pytest.fixture(scope="session")
def built_in() -> Dataset:
    return load()


@pytest.fixture(scope="session")
def _known_files() -> ReadOnce:
    return ReadOnce()


@pytest.fixture
def read_once(monkeypatch, _known_files) -> None:
    """Parse no file again that holds the very bytes of the atlas's own (see tests/read_once.py)."""
    _known_files.install(monkeypatch)
