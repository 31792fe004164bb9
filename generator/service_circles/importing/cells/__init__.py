"""Cells to values of fields and back, each way by the shape of the field in the schema."""
