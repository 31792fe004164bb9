"""Records of community life: events, groups, ledgers and their entries, alerts, answers."""
