"""What the magazine promises, checked: one file a promise."""
