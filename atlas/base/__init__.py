"""Ground floor: days, faults, whole files, and the plain forms that every room writes in."""
