"""A lesson on paper: the teacher's sheet of a tour, and the worksheet of its pupils."""
