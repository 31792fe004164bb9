"""YAML nodes validated against the schema, with errors in an editor's terms."""
