"""Plates and films, from a sheet of marks up to a finished file."""
