"""Open or closed: one function of schedule, calendar and time."""
