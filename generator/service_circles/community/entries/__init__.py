"""Entries of ledgers: their states, accounts and figures."""
