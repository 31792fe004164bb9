"""Pages: one module for each kind, giving templates values that are ready to show."""
