"""What the browser loads: the scene, the base map, the single-file atlas."""
