"""A film: slides one after another, and the file that holds them."""
