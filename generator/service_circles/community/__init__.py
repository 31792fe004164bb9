"""Values computed from the records of community life: figures, days of events, progress. Pure functions."""
