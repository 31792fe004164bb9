"""The canonical form of YAML files: the order of the schema, one way to quote and indent; comments stay."""
