"""The site as a host runs it: gunicorn, nginx and the loop, as processes of their own."""
