"""A sheet: a list of things to draw, and the formats it is written in."""
