"""What came of features: counting, telling apart, reporting."""
