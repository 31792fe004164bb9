"""Files shared by pages: stylesheets, scripts, icons, Leaflet."""
