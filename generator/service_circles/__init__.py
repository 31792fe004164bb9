"""Service Circles: from YAML records to a browsable directory of community services.

The folders are the way of a record: `records` (what there is) and `problems` (what an author got
wrong) at the bottom; `reading` (YAML to records), `schedules` (open now) and `geo` (who is near)
above them, not knowing each other; `writing` (records to pages) on top of those; `build` puts the
steps in a row; `cli`, `serving` and `plugin` are the doors. Imports only go down.
"""

__version__ = "0.1.0"
