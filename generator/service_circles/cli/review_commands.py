"""Subcommands that help reviewers: diff, stale."""
