"""YAML to records: text with places, types from the schema, every mistake at its line."""
