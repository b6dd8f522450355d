"""Words for claims, sources, names and uncertainty, in each language of the atlas."""
