"""StreamField blocks by meaning; `story` assembles the menu editors choose from."""
