"""What a map shows for one address: outlines, regions, runs, fronts and stations."""
