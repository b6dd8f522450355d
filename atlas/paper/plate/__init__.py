"""A plate: maps, chart, legend and notes laid out on one page."""
