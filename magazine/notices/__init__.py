"""Telling others that something went live or off the site at its hour: by webhook, by e-mail.

A notice is written in the transaction that does the thing (`telling`), is itself something
due (`source`) until it has arrived, and goes out as a task (`delivering`). So none is lost to
a crash, and each arrives at least once: a receiver knows a second one by its id.
"""
