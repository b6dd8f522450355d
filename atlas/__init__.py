"""Exile and Return: an animated atlas of Soviet forced migrations, 1928-1961.

The package holds everything that is not a screen: it reads the data, checks it,
models where people were on each day, and builds what the browser draws.
Nothing in here imports Streamlit.
"""

__version__ = "0.1.0"
