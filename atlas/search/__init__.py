"""Claims found by a reader's words, and the sheet of what was found."""
