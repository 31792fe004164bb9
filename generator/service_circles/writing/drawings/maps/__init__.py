"""Maps: a drawing in the page, Leaflet over it on tap, an atlas of the district, links to map apps."""
