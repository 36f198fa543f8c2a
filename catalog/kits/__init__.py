"""Kits: what a reader carries, written in an address, and the smallest rooms that hold it."""
