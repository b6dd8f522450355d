"""The command line, including the commands that need no packages."""
