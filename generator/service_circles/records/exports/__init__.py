"""The schema as JSON Schema and as a table of fields."""
