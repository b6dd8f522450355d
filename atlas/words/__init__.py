"""What is said of a claim, a source or a doubt, in each language."""
