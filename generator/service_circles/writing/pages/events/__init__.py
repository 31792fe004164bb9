"""Pages of events: their calendars, reception days, and a page each."""
