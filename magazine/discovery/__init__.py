"""How readers and machines find things: search, and the map of the site."""
