"""What a map shows for one address: outlines, regions, runs, and who leads."""
