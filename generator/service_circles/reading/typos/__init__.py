"""Typing mistakes, found line by line before YAML is parsed."""
