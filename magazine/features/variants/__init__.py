"""Share of voice: what else a feature shows, to how many of its readers, and to which."""
