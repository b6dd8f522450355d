"""The folders that an atlas is made from: the built-in ones, others, or a reader's own beside them.

They are named on the command line or in the environment, never by a visitor's URL.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from atlas.read import dataset
from atlas.read.dataset import Dataset
from atlas.read.own_folder import OwnFolder, is_own

# The environment variables for --data DIR and --only.
DATA = "ATLAS_DATA"
ONLY = "ATLAS_DATA_ONLY"


@dataclass(frozen=True)
class Folders:
    """Folders of complete tables and shapes, with a reader's own beside or instead of them."""

    data: Path
    geodata: Path
    own: OwnFolder | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every folder that something is read from."""
        if self.own is None:
            return self.data, self.geodata
        # Even without the atlas's tables its base map is drawn.
        built_in = (self.geodata,) if self.own.only else (self.data, self.geodata)
        return (*built_in, self.own.data, self.own.geodata)

    @property
    def slug(self) -> str:
        """A short name unique to this choice of folders; "" for the built-in ones."""
        if self == built_in():
            return ""
        chosen = [str(path.resolve()) for path in self.paths]
        return f"own-{hashlib.sha256(chr(0).join(chosen).encode()).hexdigest()[:12]}"

    @property
    def has_atlas_tables(self) -> bool:
        """Whether the tables of the atlas are in them, unchanged, wherever they lie.

        A folder may have been begun as a copy: what its descriptor says of authors and licence is
        then still that of the atlas, whatever has become of the rows.
        """
        alone = self.own is not None and self.own.only
        return not alone and _alike(self.data, dataset.BUILT_IN_DATA)

    @property
    def has_atlas_shapes(self) -> bool:
        """Whether the shapes of the atlas are in them, unchanged, wherever they lie."""
        return _alike(self.geodata, dataset.BUILT_IN_GEODATA)

    @property
    def is_atlas(self) -> bool:
        """Whether they hold the atlas and nothing else, so that its authors made all of it."""
        return self.own is None and self.has_atlas_tables and self.has_atlas_shapes

    def load(self) -> Dataset:
        """Return everything that can be read from them, and what could not."""
        read = dataset.load(self.data, self.geodata, own=self.own)
        return replace(read, is_atlas=self.is_atlas)

    def version(self) -> str:
        """Return the data version: a short hash of all files that are read."""
        return dataset.fingerprint(*self.paths)


def _alike(folder: Path, standard: Path) -> bool:
    return folder == standard or dataset.fingerprint(folder) == dataset.fingerprint(standard)


def built_in() -> Folders:
    """Return the folders that come with the atlas."""
    return Folders(dataset.BUILT_IN_DATA, dataset.BUILT_IN_GEODATA)


def chosen(
    environment: Mapping[str, str],
    data: Path | None = None,
    geodata: Path | None = None,
    only: bool = False,
) -> Folders:
    """Return the folders that the options name, or else the environment; never raises.

    Args:
        environment: The environment variables.
        data: A reader's own folder, if it has ``data/`` or ``geodata/`` in it, which is read
            beside the built-in tables; any other folder has the tables themselves and replaces
            the built-in ones. A folder that does not exist counts as a reader's own: loading it
            says what is missing.
        geodata: Shapes that replace the built-in ones.
        only: Whether to read the reader's own folder alone.
    """
    standard = built_in()
    if data is None and environment.get(DATA):
        data = Path(environment[DATA]).expanduser()
    only = only or environment.get(ONLY, "").strip().lower() not in ("", "0", "no", "false")
    geodata = geodata or standard.geodata
    if data is None:
        return Folders(standard.data, geodata)
    if is_own(data) or not data.is_dir():
        return Folders(standard.data, geodata, OwnFolder(data, only))
    return Folders(data, geodata)
