"""The ways people were taken: paths, fronts, and streams that share them."""
