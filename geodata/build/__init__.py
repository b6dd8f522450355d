"""Rebuild the map layers of the atlas from open data packages: `python -m geodata.build`."""
