"""What the browser loads: the scene, the base map, the one file."""
