"""Up to four bags side by side, addressed by the query string alone.

`choice` reads and writes that query string, `finding` fetches the bags, `table` sets their
figures beside each other, `views` serves the page.
"""
