"""Data that scripts fetch to find things: search and near me."""
