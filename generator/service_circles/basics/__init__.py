"""Basics that every folder may use: JSON text, numbers as text, display width, content hashes, the theme's folder."""
