"""The player as one file: every module once, after those that it imports."""

from __future__ import annotations

import pytest

from atlas.base import bundle
from tests.node import answer


def make(tmp_path, **sources):
    for folder in ("player/theme", "vendor/leaflet"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "vendor/leaflet/leaflet.js").write_text("")
    for sheet in bundle.STYLES:
        (tmp_path / sheet).write_text("")
    for name, text in sources.items():
        (tmp_path / "player" / f"{name}.js").write_text(text)
    return tmp_path


def program(static) -> str:
    return bundle.bundle(static, ["index.js"])["program"]


def test_the_player_is_complete_and_each_module_gives_what_its_file_exports():
    content = bundle.bundle()
    written = {p.name: p for p in (bundle.STATIC / "player").rglob("*.js")}
    libraries = {"lean-qr.js": bundle.STATIC / "vendor/lean-qr/index.mjs"}
    given, exported = answer(
        """const modules = new Function(`return ${given.program}`)();
        const names = (module) => Object.keys(module).sort();
        const files = {};
        for (const [name, path] of Object.entries(given.files)) files[name] = await import(path);
        const all = (found) => Object.entries(found).map(([name, module]) => [name, names(module)]);
        return [all(modules), all(files)].map(Object.fromEntries);""",
        {
            "program": content["program"],
            "files": {name: p.as_uri() for name, p in (written | libraries).items()},
        },
    )
    # What stands beside the player serves folium users alone.
    for name in ("dated.js", "dated-control.js", "dated-ways.js"):
        del exported[name]
    assert given == exported
    assert content["leaflet"]
    assert content["styles"]


def test_only_comments_stay_behind(tmp_path):
    code = 'const a = "/* no comment */"; // kept\nconst b = 1 /* kept */ + 2;\n'
    source = f"/**\n * What it is.\n */\n{code}  // Why.\n/** One line. */\nexport {{ a, b }};\n"
    make(tmp_path, index=source)
    assert f"(() => {{\n{code}\nreturn {{ a, b }};\n" in program(tmp_path)
    (tmp_path / "player/index.js").write_text("const a = `one\n// two`;\n")
    with pytest.raises(ValueError, match=r"index\.js:1: a template literal over several lines"):
        bundle.bundle(tmp_path, ["index.js"])


def test_code_behind_a_comment_on_its_line_stays(tmp_path):
    source = "/** @type {Card} */ (card).show();\nconst a = 1;\n/* on its own */\nconst b = 2;\n"
    text = program(make(tmp_path, index=source))
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


def test_a_page_gets_the_exports_of_its_entries_and_of_all_that_they_import(tmp_path):
    static = make(
        tmp_path,
        one='import { A } from "./a-b.js";\nexport const one = A;\n',
        two='import { A } from "./a-b.js";\nexport const two = A;\n',
        unused="export const B = 2;\n",
        **{"a-b": "export const A = 1;\n"},
    )
    text = bundle.bundle(static, ["one.js", "two.js"])["program"]
    given = 'return { "a-b.js": $a_b, "one.js": $one, "two.js": $two };\n})()'
    assert text.endswith(given) and text.count("const A = 1;") == 1
    assert "B = 2" not in text


def test_a_library_is_bundled_under_its_name(tmp_path):
    static = make(
        tmp_path, index='import { code } from "../vendor/lib/index.mjs";\nexport { code };\n'
    )
    (static / "vendor/lib").mkdir()
    (static / "vendor/lib/index.mjs").write_text("const a=1,b=2;export{a as code,b};")
    assert program(static).endswith('return { "lib.js": $lib, "index.js": $index };\n})()')
    assert "const a=1,b=2;return { code: a, b };" in bundle.classic("index.js", static)
    assert "const { code } = $lib;\n\nreturn { code };" in bundle.classic("index.js", static)
