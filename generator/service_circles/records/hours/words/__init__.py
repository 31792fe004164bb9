"""The words of hours: times, days, seasons, and the tokens that texts are cut into."""
