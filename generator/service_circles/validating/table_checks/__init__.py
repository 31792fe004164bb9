"""Checks of rows together: ids, references, trees, hours of one owner, places on one map."""
