"""The scene in two parts: nothing is lost between them, nothing is in both."""

from __future__ import annotations

import pytest

from atlas.screen.scene import scene
from atlas.screen.texts import parted


@pytest.fixture(scope="module")
def whole(model):
    return scene(model, "v")


def joined(first, more):
    """Return two parts as one; a field that is in both fails."""
    if isinstance(first, dict) and isinstance(more, dict):
        keys = [*first, *(key for key in more if key not in first)]
        return {
            key: joined(first[key], more[key])
            if key in first and key in more
            else {**first, **more}[key]
            for key in keys
        }
    assert isinstance(first, list) and isinstance(more, list) and len(first) == len(more), first
    return [joined(one, other) for one, other in zip(first, more, strict=True)]


def test_the_parts_of_a_scene_are_the_scene_and_share_no_field(whole):
    assert joined(*parted(whole)) == whole


def test_what_the_map_and_the_opening_say_of_a_claim_comes_with_the_picture(whole):
    first, _ = parted(whole)
    for flow in whole["flows"]:
        if flow["claim"]:
            assert first["claims"][flow["claim"]]["status"], flow["id"]
    for movement in whole["movements"]:
        if movement["track"]:
            assert first["claims"][movement["track"]["whole"]["claim"]]["doing"], movement["id"]
        else:
            deaths = [claim for *_, claim, rank in movement["dated"] if rank == 0]
            assert all(first["claims"][claim]["text"] for claim in deaths)


def test_no_sentence_of_an_event_and_no_source_comes_before_the_picture(whole):
    first, _ = parted(whole)
    assert not any("text" in event or "sources" in event for event in first["events"])
    assert "sources" not in first
