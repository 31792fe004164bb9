"""Data that machines read: calendars, Atom feeds, schema.org, JSON, the sitemap, the web manifest."""
