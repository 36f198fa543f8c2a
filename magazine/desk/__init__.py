"""The editors' room: what the desk should look at before and after publishing."""
