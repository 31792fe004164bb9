"""Calendars that phones subscribe to (iCalendar, RFC 5545): of centers, areas, ledgers and single events."""
