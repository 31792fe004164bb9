"""Measurements that print ratios against a peer run at the same time; nothing here is part of the package."""
