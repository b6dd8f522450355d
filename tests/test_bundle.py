"""The player as one file: every module once, after those that it imports."""

from __future__ import annotations

import pytest

from atlas import bundle


def make(tmp_path, **sources):
    for folder in ("player", "vendor/leaflet"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("vendor/leaflet/leaflet.js", "vendor/leaflet/leaflet.css"):
        (tmp_path / name).write_text("")
    for name in ("map.css", "player.css", "disputes.css"):
        (tmp_path / "player" / name).write_text("")
    for name, text in sources.items():
        (tmp_path / "player" / f"{name}.js").write_text(text)
    return tmp_path


def test_the_player_is_complete_and_in_order():
    content = bundle.bundle()
    seen = set()
    for name, source in content["modules"]:
        assert set(bundle._IMPORT.findall(source)) <= seen, name
        seen.add(name)
    assert seen == {p.name for p in (bundle.STATIC / "player").glob("*.js")}
    assert content["leaflet"]
    assert content["styles"]


def test_only_comments_stay_behind(tmp_path):
    code = 'const a = "/* no comment */"; // kept\nconst b = 1 /* kept */ + 2;\n'
    source = f"/**\n * What it is.\n */\n{code}  // Why.\n/** One line. */\nexport {{ a, b }};\n"
    make(tmp_path, index=source)
    [[_, sent]] = bundle.bundle(tmp_path)["modules"]
    assert sent == f"{code}export {{ a, b }};\n"
    (tmp_path / "player/index.js").write_text("const a = `one\n// two`;\n")
    with pytest.raises(ValueError, match=r"index\.js:1: a template over several lines"):
        bundle.bundle(tmp_path)


def test_a_circle_and_a_missing_module_are_named(tmp_path):
    make(tmp_path, index='import {a} from "./a.js";', a='import {b} from "./index.js";')
    with pytest.raises(ValueError, match=r"index\.js -> a\.js -> index\.js"):
        bundle.bundle(tmp_path)
    (tmp_path / "player/a.js").write_text('import {c} from "./gone.js";')
    with pytest.raises(ValueError, match=r"a\.js imports gone\.js, which is not there"):
        bundle.bundle(tmp_path)
