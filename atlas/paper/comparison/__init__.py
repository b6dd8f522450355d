"""The comparison of all movements on paper."""
