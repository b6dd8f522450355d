"""The built-in data, loaded once for all tests that only read it."""

from __future__ import annotations

import pytest

from atlas.model.model import Model
from atlas.read.dataset import Dataset, load

# The longest files without a browser (pytest --durations=40 tells when another one has grown so).
LONG = {"plate/test_plate", "map/test_map", "test_faulty_input", "export/test_folder", "test_pages"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the browser: of files that long none must be left for one process at the end."""

    def turn(item: pytest.Item) -> int:
        return (
            0
            if "browser" in item.path.parts
            else 1
            if str(item.path).removesuffix(".py").endswith(tuple(LONG))
            else 2
        )

    items.sort(key=turn)


@pytest.fixture(scope="session")
def built_in() -> Dataset:
    return load()


@pytest.fixture(scope="session")
def model(built_in) -> Model:
    return Model(built_in)
