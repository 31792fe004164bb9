"""Subcommands that bring records in and out: import, export, geocode, photo."""
