"""The app about bags: what they are, how big they really are, and what fits in them."""
