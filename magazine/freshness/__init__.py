"""How long an answer may be kept by a cache in front of the site, and what is fetched anew sooner.

`lifetimes` reckons, `middleware` tells caches, `purging` calls pages back after an edit.
"""
