"""All movements side by side: which claims and events answer the same question of each."""
