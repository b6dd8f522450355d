"""The command line, and what runs on a Python without packages."""
