"""What came of a feature: how often it was seen and followed, and what that tells."""
