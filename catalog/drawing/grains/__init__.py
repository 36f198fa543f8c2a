"""Grains: the repeating tiles of every material."""
