"""The published scene: the same bytes each time, never half written, faithful to the model.

How files are kept and replaced is tested with a reader's own folder alone, which is small.
"""

import gzip
import json
import os
import shutil
import time

import pytest

from atlas.read.own_folder import OwnFolder
from atlas.screen import publication
from atlas.words.language import language, speaking
from tests.own_folder import write_example


@pytest.fixture(scope="module")
def built(built_in, tmp_path_factory):
    out = tmp_path_factory.mktemp("scene")
    return out, publication.build(out=out, dataset=built_in)


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    return OwnFolder(write_example(tmp_path_factory.mktemp("data") / "own"), only=True)


@pytest.fixture(scope="module")
def small(own, tmp_path_factory):
    out = tmp_path_factory.mktemp("small-scene")
    return out, publication.build(out=out, own=own)


def read(folder, name):
    return json.loads(gzip.decompress((folder / name).read_bytes()))


def test_two_builds_are_byte_identical_whatever_language_is_spoken(built, built_in, tmp_path):
    out, names = built
    with speaking(language("ru")):
        assert publication.build(out=tmp_path, dataset=built_in) == names
    for name in (names[kind] for kind in publication.FILES):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()


def test_a_second_build_replaces_the_first_and_leaves_nothing_else(own, tmp_path):
    (tmp_path / "scene-0123456789ab.json.gz").write_text("{}")
    (tmp_path / "package-lock.json").write_text("the user's own")
    names = publication.build(out=tmp_path, own=own)
    files = {p.name for p in tmp_path.iterdir()}
    ours = {names[kind] for kind in publication.FILES}
    assert files == ours | {"current.json", "package-lock.json"}


def test_a_fresh_scene_is_not_built_again(small, own, monkeypatch):
    out, names = small
    monkeypatch.setattr(publication, "build", lambda *_: pytest.fail("built again"))
    assert publication.ensure(out=out, own=own) == names


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"scene": "gone.json"}'])
def test_a_broken_index_is_built_again(own, tmp_path, broken):
    (tmp_path / "current.json").write_text(broken)
    names = publication.ensure(out=tmp_path, own=own)
    assert (tmp_path / names["scene"]).is_file()


def test_where_no_folder_can_keep_it_a_scene_is_made_aside(small, own, tmp_path, monkeypatch):
    monkeypatch.setattr(publication.tempfile, "tempdir", str(tmp_path))
    (tmp_path / "static").write_text("no folder")
    with pytest.raises(OSError):
        publication.ensure(out=tmp_path / "static" / "scene", own=own)
    names, files = publication.build_in_memory(own=own)
    assert names == small[1]
    assert set(files) == {names[kind] for kind in publication.FILES}
    assert all((small[0] / name).read_bytes() == content for name, content in files.items())
    assert [path.name for path in tmp_path.iterdir()] == ["static"]


def scenes(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


@pytest.fixture
def own_scenes(small, tmp_path, monkeypatch):
    """Scenes of three own folders; one of them nobody used for long, and one holds more."""
    monkeypatch.setattr(publication, "SCENE_FOLDER", tmp_path)
    for name in ("own-00000000000a", "own-00000000000b", "own-00000000000c", "own-mine"):
        shutil.copytree(small[0], tmp_path / name)
    long_ago = time.time() - publication.UNUSED_DAYS * 86_400 - 60
    for name in ("own-00000000000b", "own-00000000000c", "own-mine"):
        os.utime(tmp_path / name / "current.json", (long_ago, long_ago))
    (tmp_path / "own-00000000000c" / "notes.txt").write_text("the user's own")
    return tmp_path


def test_scenes_of_own_folders_that_nobody_uses_go_with_the_next_build(own_scenes, own):
    publication.ensure(out=own_scenes / "own-00000000000d", own=own)
    assert scenes(own_scenes) == [
        "own-00000000000a",
        "own-00000000000c",
        "own-00000000000d",
        "own-mine",
    ]
    assert [p.name for p in (own_scenes / "own-00000000000c").iterdir()] == ["notes.txt"]
    assert len(list((own_scenes / "own-mine").iterdir())) == 1 + len(publication.FILES)


def test_a_scene_that_a_server_starts_with_is_in_use(own_scenes, own):
    publication.ensure(out=own_scenes / "own-00000000000b", own=own)
    publication.ensure(out=own_scenes / "own-00000000000d", own=own)
    assert "own-00000000000b" in scenes(own_scenes)


def test_everything_the_scene_points_at_is_in_it(built):
    content, texts = (read(built[0], built[1][kind]) for kind in ("scene", "texts"))
    for flow in content["flows"]:
        assert flow["route"] in content["routes"]
        assert flow["claim"] is None or flow["claim"] in content["claims"]
    for route in content["routes"].values():
        assert {leg[0] for leg in route["legs"]} <= set(content["legs"])
    for event in texts["events"]:
        assert set(event["claims"]) <= set(content["claims"])
    for claim in texts["claims"].values():
        for said in claim["sources"]:
            assert said["key"] in texts["sources"]


def test_tracks_carry_the_compiled_curves(built, model):
    for movement in read(built[0], built[1]["scene"])["movements"]:
        track = model.at().track(movement["id"])
        if track.whole is None:
            assert movement["track"] is None
            continue
        removed = movement["track"]["curves"]["removed"]
        assert [knot[:2] for knot in removed] == [[k.day, k.value] for k in track.removed.knots]
