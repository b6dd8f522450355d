"""The ground floor: days, faults, atomic writes, caches, and formats that every room uses."""
