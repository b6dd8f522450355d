"""The static site: every article of the atlas as a page that any file host can give out."""
