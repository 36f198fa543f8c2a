"""Series: features that come back, by a rule of the calendar."""
