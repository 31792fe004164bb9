"""Service Circles: from YAML records to a browsable directory of community services.

The way of a record: `reading` makes `records` of YAML, `checking` finds an author's mistakes as `problems`, `writing`
makes pages of them with what `community`, `coverage`, `schedules` and `geo` compute, `build` puts these steps in a
row. The doors are `cli`, `plugin` (MkDocs) and `serving`. `languages` and `basics` serve all. Imports only go down.
"""

__version__ = "0.1.0"
