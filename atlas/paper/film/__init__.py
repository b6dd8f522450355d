"""Films: slides one after another, and the file they are written to."""
