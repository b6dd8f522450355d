"""What is wrong with data, said to the person who can mend it."""
