"""Federating: a portal collects what districts share, and shows them as one."""
