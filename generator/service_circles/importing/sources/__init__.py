"""Other formats as tables: OpenStreetMap, GeoJSON, HSDS; what no column holds is counted and reported."""
