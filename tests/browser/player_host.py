"""The player alone in a page of its own: a plain static server, no Streamlit.

Some tests need the map without its host, for what they look at is how the map draws,
reckons and writes. Outside requests are refused and remembered.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    Request,
    ViewportSize,
    sync_playwright,
)

from atlas.commands.browsers import find_browser

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"

# It knows no other machine's name, so a request elsewhere fails, whether or not it is remembered.
ALONE = [
    "--no-sandbox",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Pages of one reader share a process, and what it has compiled, as long as one of them is open.
    "--process-per-site",
]
_SHARED: dict[Browser, BrowserContext] = {}
# Pages with a player in them that no test has, by browser and host.
_IDLE: dict[tuple[Browser, str], list[Page]] = {}
WINDOW: ViewportSize = {"width": 1280, "height": 720}
_FACES = "".join(
    f"@font-face {{ font-family: 'Source Sans'; font-weight: {weight}; font-style: {style}; "
    f"src: url(/static/vendor/source-sans/SourceSansPro-{name}.woff2) }}\n"
    for name, weight, style in (
        ("Regular", 400, "normal"),
        ("It", 400, "italic"),
        ("Semibold", 600, "normal"),
        ("SemiboldIt", 600, "italic"),
        ("Bold", 700, "normal"),
    )
)
# The scene's folder is the host's own, so one page serves every scene a test builds. The player
# comes in one file, as the atlas brings it: two hundred modules fetched one by one cost a test more
# than drawing does.
PLAYER_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Player</title><link rel="icon" href="data:,">
<style>
html, body { margin: 0; height: 100% }
/* The face of the atlas's pages: what fits on a map must not hang on the machine's own fonts. */
FACES</style></head>
<body><div id="root"></div><script type="module">
import { loaded } from "/shell/program.js";
const names = await (await fetch("/scene/current.json")).json();
const data = { root: "/scene/", ...names };
await Promise.all([...document.fonts].map((face) => face.load()));
const { program, scene: coded, base, texts } = await loaded(data, "index.js");
const told = await texts();
// Of a language other than English the words come when a test first asks for them.
const wordsOf = async (tag) => {
  if (tag === "en") return {};
  const words = window.wordFiles[tag];
  const files = { ...data, words, texts: words.replace("words-", "texts-") };
  const { words: said, texts } = await loaded(files, "index.js");
  return { words: said, texts };
};
const part = async (name) => (await loaded(data, name)).program;
const { mount } = program;
const { decode } = await part("scene.js");
const { pickedScene } = await part("picks.js");
const { stateOf } = await part("evaluate.js");
L.Map.addInitHook(function () { window.leaflet = this; });
// Decoded here, so that what a test asks is asked of the scene that the player draws.
window.scene = decode(coded, base);
scene.texts.put(told);
const sheets = [...document.querySelectorAll("style")];
// With a fragment its address is there, as the one file has it.
const mounted = ({ words = null, texts = null } = {}) => {
  const options = { drawing: window.drawnBy, ...(location.hash ? { address: "hash" } : {}) };
  const root = document.getElementById("root");
  // With an empty fragment it is a page without an address, which begins with the opening.
  const state = location.href.endsWith("#") ? {} : { view: "day" };
  // What is patched with the words of a language is the scene as it comes.
  const given = texts ? { scene: coded, words, texts } : { scene };
  window.player = mount(root, { ...given, base, state, options });
};
// For a reader who was never here, and has none of what another test has done to the page.
window.mountAnew = async (fragment, tag = "en", { late = null, drawing = window.drawnBy } = {}) => {
  // `late` brings the texts in place of the file that has them.
  const words = late ? { texts: late } : await wordsOf(tag);
  window.drawnBy = drawing;
  // A test may have ended it.
  if (document.getElementById("root").snapshot) player.destroy();
  localStorage.clear();
  history.replaceState(null, "", location.pathname + fragment);
  for (const sheet of document.querySelectorAll("style")) {
    if (!sheets.includes(sheet)) sheet.remove();
  }
  // As the pages of the atlas have it.
  document.documentElement.lang = tag;
  document.body.replaceChildren(Object.assign(document.createElement("div"), { id: "root" }));
  mounted(words);
};
mounted();
// As the reader's picks have it.
window.picked = () => pickedScene(scene, player.store.get().pick);
window.stateOf = (movement, day) => stateOf(picked(), movement, day);
// Until the screen shows what the player was told, whoever draws it.
window.painted = () => window.player.settled();
let seq = 0;
window.tell = (command) => window.player.command({ seq: (seq += 1), ...command });
window.command = async (command) => {
  window.tell(command);
  await window.painted();
};
await window.painted();
document.body.dataset.ready = "yes";
</script></body></html>
""".replace("FACES", _FACES)


class Host:
    """Serves folders and pages on this machine only; ``sent`` remembers what went out.

    ``folders`` maps the first part of an address to a folder ("/scene" -> …), the longest
    that fits wins; ``pages`` maps a whole address to the text of an HTML page.
    """

    def __init__(self, folders: dict[str, Path], pages: dict[str, str]) -> None:
        self.folders = folders
        self.pages = pages
        self.sent: list[tuple[str, int]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host=self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def file_of(self, path: str) -> Path | None:
        """Return the file that an address stands for, or None."""
        for prefix in sorted(self.folders, key=len, reverse=True):
            folder = self.folders[prefix].resolve()
            if path.startswith(prefix + "/"):
                file = (folder / path.removeprefix(prefix + "/")).resolve()
                return file if file.is_relative_to(folder) and file.is_file() else None
        return None

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".json": "application/json",
    }

    def __init__(self, *args: object, host: Host) -> None:
        self.host = host
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        page = self.host.pages.get(path)
        file = None if page is not None else self.host.file_of(path)
        if page is None and file is None:
            self.send_error(404)
            return
        body = page.encode() if page is not None else file.read_bytes()
        self.host.sent.append((path, len(body)))
        self.send_response(200)
        kind = "text/html; charset=utf-8" if file is None else self.guess_type(str(file))
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests print enough."""


@contextmanager
def player_host(scene: Path, pages: dict[str, str] | None = None) -> Iterator[Host]:
    """Serve the player at ``/`` with the scene of a folder, and other pages beside it."""
    folders = {
        "/static": STATIC,
        "/app/static": STATIC,
        "/scene": scene,
        "/shell": ROOT / "pages" / "shell",
    }
    host = Host(folders, {"/": PLAYER_PAGE} | (pages or {}))
    try:
        yield host
    finally:
        host.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine; it knows no other machine's name."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """Start a Chromium in which each context begins with nothing."""
    browser = playwright.chromium.launch(executable_path=find_browser(), args=ALONE)
    yield browser
    browser.close()


@contextmanager
def with_profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """Start a Chromium that keeps in a folder what it has loaded and compiled."""
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=find_browser(), args=ALONE
    )
    yield context
    context.close()


@contextmanager
def closed_page(
    browser: Browser, host: Host, forgiving: bool = False, **options: object
) -> Iterator[Page]:
    """Open a page that reaches this host alone; fail if it asked anybody else or broke.

    A page that is not ours is forgiven. Of ours, readers with nothing special but their window
    share a profile, which is empty again at the end.
    """
    alike = not forgiving and options.keys() <= {"viewport"}
    context = shared_context(browser, host) if alike else browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    if alike and options:
        page.set_viewport_size(options["viewport"])  # type: ignore[arg-type]
    try:
        with watched(page, host, forgiving):
            yield page
    finally:
        if not alike:
            context.close()
        else:
            if page.url.startswith(host.url):
                page.evaluate("localStorage.clear()")
            page.close()
            context.clear_cookies()


@contextmanager
def watched(page: Page, host: Host, forgiving: bool = False) -> Iterator[None]:
    """Fail at the end if a page has asked anybody but this host, or broke."""
    asked: list[str] = []
    broken: list[str] = []
    own = (host.url + "/", "data:", "blob:")

    # Seen and not held up: to let each request pass by hand takes longer than to run.
    def seen(request: Request) -> None:
        if not request.url.startswith(own):
            asked.append(request.url)

    def failed(error: Error) -> None:
        broken.append(str(error))

    page.on("request", seen)
    page.on("pageerror", failed)
    yield
    # What was asked last is told before this ends.
    page.evaluate("0")
    page.remove_listener("request", seen)
    page.remove_listener("pageerror", failed)
    assert forgiving or asked == [], "the page asked other hosts"
    assert forgiving or broken == [], "a script of the page broke"


def shared_context(browser: Browser, host: Host) -> BrowserContext:
    """Return the one profile of a browser in which a page of this machine stays open."""
    if browser not in _SHARED:
        _SHARED[browser] = browser.new_context()
        keep_process(_SHARED[browser].new_page(), host.url)
    return _SHARED[browser]


def keep_process(page: Page, url: str) -> None:
    """Let a page stay at a site, where it does nothing, so that its process stays too."""
    page.goto(f"{url}/_stcore/health")


@contextmanager
def mounted(
    browser: Browser,
    host: Host,
    fragment: str = "",
    viewport: ViewportSize = WINDOW,
    reduced_motion: Literal["no-preference", "reduce"] = "no-preference",
    drawing: Literal["page", "worker"] = "page",
) -> Iterator[Page]:
    """Show the player, mounted anew at an address and drawn, and fail as :func:`closed_page` does.

    Its map is drawn by the page, which need not wait for a worker, or by a worker from the start.
    A page that another test has done with is taken again: to open one takes four times as long as
    to mount the player in it. After a test that fails its page is closed.
    """
    idle = _IDLE.setdefault((browser, host.url), [])
    taken = bool(idle)
    page = idle.pop() if taken else shared_context(browser, host).new_page()
    page.set_viewport_size(viewport)
    page.emulate_media(media="null", forced_colors="null", reduced_motion=reduced_motion)
    try:
        with watched(page, host):
            if taken:
                page.evaluate(
                    "async ([fragment, drawing]) => {"
                    " await mountAnew(fragment, 'en', { drawing }); await painted(); }",
                    [fragment, drawing],
                )
            else:
                page.add_init_script(f"window.drawnBy = '{drawing}'")
                page.goto(f"{host.url}/{fragment}")
                page.wait_for_selector("body[data-ready]", timeout=20_000)
            yield page
    except BaseException:
        page.close()
        raise
    idle.append(page)
