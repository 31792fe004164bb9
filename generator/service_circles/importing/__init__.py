"""Lists kept elsewhere (spreadsheets, HSDS, OpenStreetMap, GeoJSON) to and from change requests."""
