"""Splices values into YAML text so that only the intended lines change, on PyYAML's positions."""
