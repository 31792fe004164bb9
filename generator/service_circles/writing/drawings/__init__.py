"""Values as SVG: maps, charts, QR codes, icons."""
