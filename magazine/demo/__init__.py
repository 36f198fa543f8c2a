"""What `manage.py demo` loads: readers of `magazine/fixtures/demo/`, one module a part.

Every part creates what is missing and leaves alone what is there. The words and the facts
are in the fixtures; nothing here is content.
"""
