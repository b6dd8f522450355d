"""How many people were where on each day, and within which bounds."""
