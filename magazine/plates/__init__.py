"""Publish-time work: what a story's page needs is set once, kept, and made anew on change."""
