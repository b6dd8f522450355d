"""QR codes: a telephone reads from them the exact address."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image

from atlas.paper.plate import qr

ADDRESSES = [
    "https://example.org/?date=1944-02-24",
    "http://127.0.0.1:8501/?date=1944-03-08&movement=chechens-ingush-1944,balkars-1944&view=sofar"
    "&pick=ci-loaded-convoy&select=claim:ci-arrived-akmola&map=63.158,49.868,4.36&v=b6f3d38d31e8",
    "file:///media/Schüler/карта.html#date=1944-02-24",
    "https://example.org/#" + "x" * 2000,
]


def read(rows) -> str:
    """Read a code with a program that is not ours."""
    side = len(rows) + 2 * qr.QUIET
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.putpixel((x + qr.QUIET, y + qr.QUIET), 0 if dark else 255)
    [code] = zxingcpp.read_barcodes(image.resize((side * 4, side * 4), Image.Resampling.NEAREST))
    return code.text


@pytest.mark.parametrize("address", ADDRESSES, ids=len)
def test_a_code_holds_the_exact_address(address):
    assert read(qr.matrix(address)) == address


@pytest.mark.parametrize("address", ["", "x" * 3000])
def test_what_has_no_code_is_named(address):
    with pytest.raises(ValueError, match="QR code"):
        qr.matrix(address)
