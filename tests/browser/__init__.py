"""What needs a real browser: whole paths, accessibility, the look at both widths."""
