"""What is wrong with the data, worded for the person who can mend it."""
