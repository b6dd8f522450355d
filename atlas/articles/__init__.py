"""What the pages of text say: articles in blocks, which the app draws and the site writes."""
