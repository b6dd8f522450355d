"""The player as one file: every module once, after those that it imports."""

from __future__ import annotations

import re

import pytest

from atlas.base import bundle
from tests.node import answer


def make(tmp_path, **sources):
    for folder in ("player/theme", "vendor/leaflet"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "vendor/leaflet/map.js").write_text("")
    for sheet in bundle.STYLES:
        (tmp_path / sheet).write_text("")
    for name, text in sources.items():
        (tmp_path / "player" / f"{name}.js").write_text(text)
    return tmp_path


def modules(program: str) -> dict[str, str]:
    """Return the names and the sources of the modules in a program, in their order."""
    found = re.findall(
        r'^"([\w-]+\.js)": \(\) => \{\n(.*?)return \{.*?\};\n\},$',
        program,
        re.DOTALL | re.MULTILINE,
    )
    return dict(found)


def test_the_player_is_complete_and_in_order():
    content = bundle.bundle()
    seen = set()
    sent = modules(content["program"]), modules(bundle.pair()["program"])
    assert not set(sent[0]) & set(sent[1])
    for name, source in (sent[0] | sent[1]).items():
        assert set(re.findall(r'\$exports\("([\w-]+\.js)"\)', source)) <= seen, name
        assert not re.search(r"^(?:import|export)\b", source, re.MULTILINE), name
        seen.add(name)
    written = {p.name for p in (bundle.STATIC / "player").rglob("*.js")}
    assert written <= seen
    assert seen - written == {"lean-qr.js"}
    assert content["leaflet"]
    assert content["styles"]


def test_the_program_gives_what_each_module_exports():
    program = bundle.program(bundle.PLAYER, bundle.PAIR)
    rooms = {p.name: p for p in (bundle.STATIC / "player").rglob("*.js")}
    paths = {name: rooms[name].as_uri() for name in modules(program) if name in rooms}
    alone, bundled = answer(
        """
          const exportsOf = (0, eval)(given.program);
          const names = Object.keys(given.paths);
          const loaded = await Promise.all(names.map((name) => import(given.paths[name])));
          const told = (each) => Object.keys(each).sort().map((key) => [key, typeof each[key]]);
          return [loaded.map(told), names.map((name) => told(exportsOf(name)))];
        """,
        {"program": program, "paths": paths},
    )
    assert len(alone) > 150 and all(alone)
    assert dict(zip(paths, bundled, strict=True)) == dict(zip(paths, alone, strict=True))


def test_a_module_is_run_once_and_only_when_it_is_asked_for(tmp_path):
    static = make(
        tmp_path,
        shared="run.push('shared');\nexport const shared = {};\n",
        index='import { shared } from "./shared.js";\nrun.push("index");\nexport { shared };\n',
        pair='import { shared } from "./shared.js";\nrun.push("pair");\nexport { shared as a };\n',
    )
    found = answer(
        """
          globalThis.run = [];
          const exportsOf = (0, eval)(given);
          const index = exportsOf("index.js");
          const before = [...run];
          return [before, exportsOf("pair.js").a === index.shared, run];
        """,
        bundle.program("index.js", "pair.js", static=static),
    )
    assert found == [["shared", "index"], True, ["shared", "index", "pair"]]


def test_only_comments_stay_behind(tmp_path):
    code = 'const a = "/* no comment */"; // kept\nconst b = 1 /* kept */ + 2;\n'
    source = f"/**\n * What it is.\n */\n{code}  // Why.\n/** One line. */\nexport {{ a, b }};\n"
    make(tmp_path, index=source)
    [sent] = modules(bundle.program("index.js", static=tmp_path)).values()
    assert sent.rstrip() == code.rstrip()
    (tmp_path / "player/index.js").write_text("const a = `one\n// two`;\n")
    with pytest.raises(ValueError, match=r"index\.js:1: a template literal over several lines"):
        bundle.program("index.js", static=tmp_path)


def test_code_behind_a_comment_on_its_line_stays(tmp_path):
    source = "/** @type {Card} */ (card).show();\nconst a = 1;\n/* on its own */\nconst b = 2;\n"
    make(tmp_path, index=source)
    text = bundle.program("index.js", static=tmp_path)
    assert "(card).show();" in text and "const a = 1;" in text and "const b = 2;" in text
    assert "on its own" not in text


def test_a_circle_and_a_missing_module_are_named(tmp_path):
    make(tmp_path, index='import {a} from "./a.js";', a='import {b} from "./index.js";')
    with pytest.raises(ValueError, match=r"index\.js -> a\.js -> index\.js"):
        bundle.program("index.js", static=tmp_path)
    (tmp_path / "player/a.js").write_text('import {c} from "./gone.js";')
    with pytest.raises(ValueError, match=r"a\.js imports gone\.js, which is not there"):
        bundle.program("index.js", static=tmp_path)


def test_a_plain_script_gives_what_the_module_exports(tmp_path):
    a = "export const ONE = 1;\nexport function two() {\n  return 2;\n}\n"
    uses = 'import { ONE, two as second } from "./a_1.js";\n'
    b = f"{uses}export const three = ONE + second();\n"
    static = make(tmp_path, a_1=a, b=b)
    assert bundle.classic("b.js", static) == "\n".join(
        [
            "(function $program() {",
            '"use strict";',
            "const $run = {};",
            "const $exports = (name) => ($run[name] ??= $modules[name]());",
            "const $modules = {",
            '"a_1.js": () => {',
            "const ONE = 1;",
            "function two() {",
            "return 2;",
            "}",
            "return { ONE, two };",
            "},",
            '"b.js": () => {',
            'const { ONE, two: second } = $exports("a_1.js");',
            "const three = ONE + second();",
            "return { three };",
            "},",
            "};",
            "return $exports;",
            '})()("b.js")',
        ]
    )


def test_a_library_is_bundled_under_its_name(tmp_path):
    static = make(
        tmp_path, index='import { code } from "../vendor/lib/index.mjs";\nexport { code };\n'
    )
    (static / "vendor/lib").mkdir()
    (static / "vendor/lib/index.mjs").write_text("const a=1,b=2;export{a as code,b};")
    script = bundle.classic("index.js", static)
    assert list(modules(script)) == ["lib.js", "index.js"]
    assert "const a=1,b=2;return { code: a, b };" in script
    assert 'const { code } = $exports("lib.js");\n\nreturn { code };' in script


def test_what_is_beside_is_left_out_and_asked_of_it(tmp_path):
    static = make(
        tmp_path,
        shared="run.push('shared');\nexport const shared = {};\n",
        index='import { shared } from "./shared.js";\nexport { shared };\n',
        pair='import { shared } from "./shared.js";\nexport { shared as a };\n',
    )
    more = bundle.program("pair.js", static=static, beside=("index.js",))
    assert list(modules(more)) == ["pair.js"]
    assert answer(
        """
          globalThis.run = [];
          const first = (0, eval)(given.first);
          const all = (0, eval)(given.more)(first);
          return [all("pair.js").a === first("index.js").shared, run];
        """,
        {"first": bundle.program("index.js", static=static), "more": more},
    ) == [True, ["shared"]]


def test_styles_lose_space_and_comments_and_nothing_in_strings(tmp_path):
    make(tmp_path)
    css = """/* why */
.a > .b:not(.c) , .d {
  content: "/* kept ;  */ ,  '" ; --k: 1;
  width: calc(1px + (2px * var(--k, 1)));
}
@media (min-width: 3px) and (max-width: 4px) { .e { margin: 0 auto } }
"""
    (tmp_path / bundle.STYLES[0]).write_text(css)
    assert bundle.styles(tmp_path).strip() == (
        """.a > .b:not(.c),.d{content: "/* kept ;  */ ,  '";--k: 1;"""
        "width: calc(1px + (2px * var(--k,1)));}"
        "@media (min-width: 3px) and (max-width: 4px){.e{margin: 0 auto}}"
    )
