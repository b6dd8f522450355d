"""What all tests share that run pages without a browser."""

from __future__ import annotations

import functools

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def _components_found_once() -> None:
    """Let Streamlit look for components in the installed packages once, as a server does.

    Each AppTest is a server of its own, and looking took it a third of a test's time.
    """
    scan = manifest_scanner.scan_component_manifests
    manifest_scanner.scan_component_manifests = functools.cache(scan)
