"""How many people were where on each day, and between which bounds."""
