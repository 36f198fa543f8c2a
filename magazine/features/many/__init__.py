"""Changing many features at once: tried first and shown, then all of it or nothing."""
