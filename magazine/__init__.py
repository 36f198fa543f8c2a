"""The title: project package and editorial app."""
