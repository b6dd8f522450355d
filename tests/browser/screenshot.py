"""Makes the picture in the README from the atlas itself: ``python -m tests.browser.screenshot``."""

from __future__ import annotations

import io

from PIL import Image

from tests.browser.atlas_server import ROOT, serving
from tests.browser.player_host import chromium

PICTURE = ROOT / "docs" / "atlas.png"
ADDRESS = "?date=1944-02-24"
SETTLED_MS = 90_000


def main() -> None:
    """Write the picture, with 256 colours: a flat map needs no more, and the file stays small."""
    with serving() as url, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url + ADDRESS)
        page.wait_for_selector("[data-testid=player] canvas", timeout=SETTLED_MS)
        page.wait_for_timeout(3000)
        shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    PICTURE.parent.mkdir(exist_ok=True)
    shot.quantize(256, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
