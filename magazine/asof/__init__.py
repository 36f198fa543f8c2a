"""The site as it will be, or was: rehearsed for staff, and for whoever holds a signed link.

A page is made at another instant inside a transaction that is always rolled back: what is
due up to then is done by the code that does it in earnest (`rehearsal`), or what was done
since is taken back (`past`). Nobody else sees any of it, and no cache keeps it.
"""
