"""Anybody's HSDS, checked for its shape and for its truth: dates, hours, phones, places, references."""
