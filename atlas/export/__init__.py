"""The data in the forms of other programs."""
