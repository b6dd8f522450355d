"""From the files of ``data/`` and ``geodata/`` to one checked dataset."""
