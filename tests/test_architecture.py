"""Data flows one way: who may open, import and name what."""

from __future__ import annotations

import ast
import functools
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = sorted((ROOT / "atlas").glob("*.py"))
SCREENS = sorted([ROOT / "app.py", *(ROOT / "pages").rglob("*.py")])

# From the files to the screens; a module imports only from rows above its own or from its own.
LAYERS = [
    {"script_json", "characters", "coordinates", "dates", "whole_file", "qr"},
    {"faults", "bibtex", "shapes"},
    {"citations"},
    {"cells", "geometries", "bundle"},
    {"own_folder", "folium_plugin"},
    {"dictionary", "tables"},
    {"records", "references"},
    {"reading", "whereabouts"},
    {"dataset"},
    {"folders", "omissions"},
    {"curves", "encoding", "paths", "wording", "balance", "track", "basemap", "sums"},
    {
        "dated_cells",
        "wholes",
        "disputes",
        "counts",
        "outward",
        "exile",
        "marks",
        "claim_index",
        "citing",
    },
    {"language"},
    {"compiler", "claim_sheet", "address", "marks"},
    {"timeline", "limits", "streams", "outlines"},
    {"tally", "homelands", "held"},
    {"runs", "corridors", "foremost"},
    {"stations"},
    {"picture"},
    {
        "shape_checks",
        "model_checks",
        "date_checks",
        "movement_checks",
        "position_checks",
        "reference_checks",
        "route_checks",
    },
    {"checks", "scene_shares", "scene_movements", "scene_ways", "scene_sayings", "map_shapes"},
    {"inks", "press_marks", "press_svg", "conic"},
    {"press_things"},
    {"press_machine"},
    {"press", "press_room"},
    {"plate_lanes", "plate_ground", "plate_blocks"},
    {"plate_areas", "plate_tracks"},
    {"plate_ways"},
    {"plate_points"},
    {"plate_words"},
    {"plate_labels"},
    {"plate_map", "bands"},
    {"plate_texts", "plate_extent", "plate_pages", "plate_refusal"},
    {"plate_furniture", "plate_layouts"},
    {"film_mp4", "plate_chart", "plate_legend", "plate_wording"},
    {"plate_composition", "plate_slide", "film_shots"},
    {"plate"},
    {"figure", "film", "film_frames"},
    {"scene", "folium_maps", "export_tables", "export_works", "export_fields", "export_terms"},
    {"export_layers", "export_places"},
    {"export_geojson", "export_geopackage", "export_readme"},
    {"publication", "export", "one_file"},
    {"commands"},
    {"commands_html", "commands_figure"},
]
OUTSIDE = {"__init__", "__main__", "arguments", "environment", "handover", "template"}
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


@functools.cache
def imports(path: Path) -> frozenset[str]:
    """Return the dotted names of the modules that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def top(names: frozenset[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def siblings(path: Path) -> set[str]:
    known = {p.stem for p in PACKAGE}
    return {n.split(".")[1] for n in imports(path) if n.startswith("atlas.")} & known


@pytest.mark.parametrize("path", PACKAGE, ids=lambda p: p.stem)
def test_package_is_free_of_streamlit(path: Path) -> None:
    assert not top(imports(path)) & {"streamlit", "streamlit_folium", "pages"}


@pytest.mark.parametrize("path", PACKAGE, ids=lambda p: p.stem)
def test_one_module_each_for_csv_geojson_folium_and_matplotlib(path: Path) -> None:
    names = top(imports(path))
    if path.stem not in ("folium_maps", "folium_plugin"):
        assert not names & {"folium", "branca"}
    if path.stem != "press_machine":
        assert not names & {"matplotlib", "mpl_toolkits", "fontTools"}
    if path.stem != "press_room":
        assert "textalloc" not in names
    if path.stem != "tables":
        assert "csv" not in names
    if path.stem != "shapes":
        # Turning GeoJSON into a shape is what opening one takes, and geometries does so.
        assert "shapely.geometry.shape" not in imports(path)


@pytest.mark.parametrize("path", SCREENS, ids=lambda p: str(p.relative_to(ROOT)))
def test_screens_open_no_data(path: Path) -> None:
    assert not top(imports(path)) & {
        "csv",
        "json",
        "folium",
        "sqlite3",
        "requests",
        "urllib.request",
    }


def test_every_module_has_its_place_in_the_flow() -> None:
    assert {p.stem for p in PACKAGE} == OUTSIDE | set(LEVEL)


@pytest.mark.parametrize("path", [p for p in PACKAGE if p.stem in LEVEL], ids=lambda p: p.stem)
def test_imports_run_one_way(path: Path) -> None:
    for other in siblings(path) & set(LEVEL):
        assert LEVEL[other] <= LEVEL[path.stem], f"{path.stem} imports {other}"


def test_imports_have_no_cycle() -> None:
    graph = {p.stem: siblings(p) - {p.stem, "__init__"} for p in PACKAGE if p.stem != "__main__"}
    while graph:
        free = [name for name, needs in graph.items() if not needs & set(graph)]
        assert free, f"a cycle among {sorted(graph)}"
        for name in free:
            del graph[name]


def test_pages_do_not_import_each_other() -> None:
    for path in SCREENS[1:]:
        own = path.relative_to(ROOT / "pages").parts[0]
        others = {n.split(".")[1] for n in imports(path) if n.startswith("pages.")}
        assert others <= {own, "frame"}, path


def test_no_module_stands_directly_in_pages() -> None:
    # There Streamlit would take it for a page of an older kind of app and list it by itself.
    assert not list((ROOT / "pages").glob("*.py"))


def test_nothing_is_named_for_odds_and_ends() -> None:
    banned = {"utils", "helpers", "common", "misc", "util", "helper"}
    assert not {p.stem for p in [*PACKAGE, *SCREENS]} & banned


def test_what_runs_on_a_bare_python_needs_only_the_standard_library() -> None:
    import sys

    bare = {"environment", "template", "arguments", "characters"}
    for name in (*bare, "__init__"):
        path = ROOT / "atlas" / f"{name}.py"
        assert top(imports(path)) <= {*sys.stdlib_module_names, "atlas"}
        assert siblings(path) <= bare
