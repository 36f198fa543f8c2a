"""Campaigns: what goes live together and ends together, at one instant."""
