"""The inks of a PDF: how colours are said in it, and for which press.

A sheet is printed in the colours of the screen (sRGB), in black alone, or in the four inks of a
press. Each has its profile (ICC), which is in the file as its output intent.
"""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

from atlas.base.theme import channels
from atlas.paper.sheet.colours import INK, SECOND_INK

PROFILES = Path(__file__).resolve().parents[3] / "static" / "vendor" / "icc"
"""Small profiles of the screen's colours and greys."""
# Where Ghostscript and colour management keep theirs.
_PLACES = ("/usr/share/color/icc", "/usr/local/share/color/icc", "/Library/ColorSync/Profiles")
_CMYK = "ghostscript/default_cmyk.icc"
_OPERATORS = {1: "g", 3: "rg", 4: "k"}
_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC


@dataclass(frozen=True)
class Inks:
    """How colours are said.

    Attributes:
        components: How many inks there are: 1, 3 or 4.
        name: What the output intent calls them.
        profile: Their ICC profile.
    """

    components: int
    name: str
    profile: bytes

    def fill(self, colour: str) -> str:
        """Return the operator that fills in a colour #RRGGBB."""
        return f"{self._said(colour)} {_OPERATORS[self.components]}"

    def stroke(self, colour: str) -> str:
        """Return the operator that strokes in a colour #RRGGBB."""
        return f"{self._said(colour)} {_OPERATORS[self.components].upper()}"

    def _said(self, colour: str) -> str:
        red, green, blue = channels(colour)
        if self.components == 1:
            return _number(red / 255)
        if self.components == 3:
            return " ".join(_number(channel / 255) for channel in (red, green, blue))
        return " ".join(_number(ink / 255) for ink in _four(self.profile, colour))


def screen() -> Inks:
    """Return the colours of the screen; OSError if their profile is missing."""
    return Inks(3, "sRGB IEC61966-2.1", (PROFILES / "sRGB-v2-micro.icc").read_bytes())


def black() -> Inks:
    """Return black alone, in the greys of the screen; OSError if their profile is missing."""
    return Inks(1, "sGrey", (PROFILES / "sGrey-v2-micro.icc").read_bytes())


def press(profile: Path | None) -> Inks:
    """Return the four inks of a press.

    Args:
        profile: The ICC profile of the press; None for the one that Ghostscript brings.

    Raises:
        ValueError: If it is no profile of a press with four inks, or there is none.
        OSError: If it cannot be read.
    """
    found = profile or next((f for place in _PLACES if (f := Path(place) / _CMYK).is_file()), None)
    if found is None:
        raise ValueError(
            "four inks need the profile of a press: name one (--cmyk FILE.icc), or install "
            "Ghostscript, which brings one"
        )
    content = found.read_bytes()
    try:
        said: Any = ImageCms.ImageCmsProfile(io.BytesIO(content)).profile
    except (OSError, ImageCms.PyCMSError):
        raise ValueError(f"{str(found)!r} is not an ICC profile") from None
    if said.xcolor_space.strip() != "CMYK" or said.device_class.strip() != "prtr":
        raise ValueError(f"{str(found)!r} is not the profile of a press with four inks (CMYK)")
    return Inks(4, (said.profile_description or found.stem).strip(), content)


@functools.lru_cache(maxsize=2048)
def _four(profile: bytes, colour: str) -> tuple[float, ...]:
    """Return cyan, magenta, yellow and black of a colour, each 0 to 255.

    Greys and the colours of text are printed in black alone: small letters of four inks blur where
    the inks do not meet exactly.
    """
    red, green, blue = channels(colour)
    if max(red, green, blue) - min(red, green, blue) <= 2 or colour in (INK, SECOND_INK):
        return (0, 0, 0, _black_of(profile, colour))
    return tuple(_to_press(profile).apply(Image.new("RGB", (1, 1), colour)).getpixel((0, 0)))


@functools.lru_cache(maxsize=4)
def _to_press(profile: bytes) -> Any:
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(str(PROFILES / "sRGB-v2-micro.icc")),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        _RELATIVE,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@functools.lru_cache(maxsize=4)
def _ramp(profile: bytes) -> tuple[float, ...]:
    """Return the lightness of paper with 0 to 255 parts of black, from 1 down to 0."""
    inks = Image.new("CMYK", (256, 1))
    inks.putdata([(0, 0, 0, black) for black in range(256)])
    seen = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.createProfile("LAB"),
        "CMYK",
        "LAB",
        _RELATIVE,
    )
    light = list(seen.apply(inks).getchannel(0).tobytes())
    return tuple((value - light[-1]) / (light[0] - light[-1]) for value in light)


def _black_of(profile: bytes, colour: str) -> int:
    """Return how much black alone (0 to 255) is as dark between paper and black as a colour."""
    seen = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(str(PROFILES / "sRGB-v2-micro.icc")),
        ImageCms.createProfile("LAB"),
        "RGB",
        "LAB",
        _RELATIVE,
    )
    light = seen.apply(Image.new("RGB", (1, 1), colour)).getchannel(0).tobytes()[0] / 255
    ramp = _ramp(profile)
    return min(range(256), key=lambda black: abs(ramp[black] - light))


def _number(share: float) -> str:
    return f"{share:.4f}".rstrip("0").rstrip(".") or "0"
