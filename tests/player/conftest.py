"""The scene that the player's tests read, built once for those of a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.screen import publication


@pytest.fixture(scope="session")
def scene_folder(built_in, tmp_path_factory) -> Path:
    """Return a folder with the scene of the atlas as it is now."""
    folder = tmp_path_factory.mktemp("scene")
    publication.build(out=folder, dataset=built_in)
    return folder
