"""Change requests: spliced into YAML so that only the intended lines change, then checked."""
