"""Subcommands that change records: apply, fmt, rename, close, move, verify."""
