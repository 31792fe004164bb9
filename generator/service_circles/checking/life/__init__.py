"""Checks of community life: events, groups, rooms, ledgers, campaigns, honors."""
