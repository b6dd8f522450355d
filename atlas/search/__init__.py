"""Searching the claims, and exporting what was found."""
