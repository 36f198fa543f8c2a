"""The whole catalogue as one drawing of outlines to scale, and how sizes went over the years.

`asking` reads the query string, `finding` fetches, `layout` places outlines, `trend` draws the
years, `plates` turns products into plates, `views` serves the page.
"""
