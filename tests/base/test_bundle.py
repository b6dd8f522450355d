"""The player as one file: every module once, after those that it imports."""

from __future__ import annotations

import pytest

from atlas.base import bundle


def make(tmp_path, **sources):
    for folder in ("player/theme", "vendor/leaflet"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "vendor/leaflet/leaflet.js").write_text("")
    for sheet in bundle.STYLES:
        (tmp_path / sheet).write_text("")
    for name, text in sources.items():
        (tmp_path / "player" / f"{name}.js").write_text(text)
    return tmp_path


def test_the_player_is_complete_and_in_order():
    content = bundle.bundle()
    seen = set()
    for name, source in content["modules"]:
        assert set(bundle._IMPORT.findall(source)) <= seen, name
        seen.add(name)
    written = {p.name for p in (bundle.STATIC / "player").rglob("*.js")}
    # What stands beside the player serves folium users alone.
    assert written - seen == {"dated.js", "dated-control.js", "dated-ways.js"}
    assert seen - written == {"lean-qr.js"}
    assert content["leaflet"]
    assert content["styles"]


def test_only_comments_stay_behind(tmp_path):
    code = 'const a = "/* no comment */"; // kept\nconst b = 1 /* kept */ + 2;\n'
    source = f"/**\n * What it is.\n */\n{code}  // Why.\n/** One line. */\nexport {{ a, b }};\n"
    make(tmp_path, index=source)
    [[_, sent]] = bundle.bundle(tmp_path, ["index.js"])["modules"]
    assert sent == f"{code}export {{ a, b }};\n"
    (tmp_path / "player/index.js").write_text("const a = `one\n// two`;\n")
    with pytest.raises(ValueError, match=r"index\.js:1: a template literal over several lines"):
        bundle.bundle(tmp_path, ["index.js"])


def test_code_behind_a_comment_on_its_line_stays(tmp_path):
    source = "/** @type {Card} */ (card).show();\nconst a = 1;\n/* on its own */\nconst b = 2;\n"
    make(tmp_path, index=source)
    [[_, text]] = bundle.bundle(tmp_path, ["index.js"])["modules"]
    assert "(card).show();" in text and "const a = 1;" in text and "const b = 2;" in text
    assert "on its own" not in text


def test_a_circle_and_a_missing_module_are_named(tmp_path):
    make(tmp_path, index='import {a} from "./a.js";', a='import {b} from "./index.js";')
    with pytest.raises(ValueError, match=r"index\.js -> a\.js -> index\.js"):
        bundle.bundle(tmp_path, ["index.js"])
    (tmp_path / "player/a.js").write_text('import {c} from "./gone.js";')
    with pytest.raises(ValueError, match=r"a\.js imports gone\.js, which is not there"):
        bundle.bundle(tmp_path, ["index.js"])


def test_a_plain_script_gives_what_the_module_exports(tmp_path):
    a = "export const ONE = 1;\nexport function two() {\n  return 2;\n}\n"
    uses = 'import { ONE, two as second } from "./a_1.js";\n'
    b = f"{uses}export const three = ONE + second();\n"
    static = make(tmp_path, a_1=a, b=b)
    assert bundle.classic("b.js", static) == "\n".join(
        [
            "(() => {",
            '"use strict";',
            "const $a_1 = (() => {",
            "const ONE = 1;",
            "function two() {",
            "return 2;",
            "}",
            "return { ONE, two };",
            "})();",
            "const $b = (() => {",
            "const { ONE, two: second } = $a_1;",
            "const three = ONE + second();",
            "return { three };",
            "})();",
            "return $b;",
            "})()",
        ]
    )


def test_a_library_is_bundled_under_its_name(tmp_path):
    static = make(
        tmp_path, index='import { code } from "../vendor/lib/index.mjs";\nexport { code };\n'
    )
    (static / "vendor/lib").mkdir()
    (static / "vendor/lib/index.mjs").write_text("const a=1,b=2;export{a as code,b};")
    assert bundle.bundle(static, ["index.js"])["modules"] == [
        ["lib.js", "const a=1,b=2;export{a as code,b};"],
        ["index.js", 'import { code } from "./lib.js";\nexport { code };\n'],
    ]
    assert "const a=1,b=2;return { code: a, b };" in bundle.classic("index.js", static)
    assert "const { code } = $lib;\n\nreturn { code };" in bundle.classic("index.js", static)
