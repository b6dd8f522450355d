"""One map on a sheet: projection, ground, areas, ways, points and labels."""
