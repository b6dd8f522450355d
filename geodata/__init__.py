"""Where things lie: map layers and the code that rebuilds them from open packages."""
