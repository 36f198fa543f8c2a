"""Slots of the site, and the features scheduled in them."""
