"""Does it fit: exact answers about items and kits in a bag. Plain Python, no Django."""
