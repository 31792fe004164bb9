"""Addresses to coordinates by services on the network, kept in a lock file."""
